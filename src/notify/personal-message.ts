import type { PersonalNotice } from '../domain/personal-notice'
import { delegationEnded, delegationMade } from './delegation-letters'
import { oneLine } from './inert'
import type { Letter } from './letter'
import { letterAsHtml } from './letter-as-html'
import { letterAsText } from './letter-as-text'
import type { Message } from './message'
import { instantInWords } from './wording'

const NOT_ME = 'If this was not you, tell your administrators at once.'

/** What one person is told about what is theirs, or about those who say who is here. */
export function personalMessage(
  notice: PersonalNotice,
  to: { readonly name: string },
  publicUrl: string,
): Message {
  const letter = letterFor(notice)
  const href = `${publicUrl.replace(/\/+$/, '')}${letter.link.path}`
  return {
    subject: oneLine(letter.subject, 120),
    text: letterAsText(letter, to.name, href),
    html: letterAsHtml(letter, to.name, href),
  }
}

function letterFor(notice: PersonalNotice): Letter {
  if (notice.kind === 'delegation_made') return delegationMade(notice)
  if (notice.kind === 'delegation_ended') return delegationEnded(notice)
  const { kind, name, at } = notice
  const when = [['When', instantInWords(at)]] as const
  const passkey = [['Passkey', name], ...when] as const
  const administrator = [['Administrator', name], ...when] as const
  const provider = [['Identity provider', name], ...when] as const
  const toProviders = { label: 'See identity providers', path: '/admin/providers' }
  const link = { label: 'See your passkeys', path: '/me/passkeys' }
  switch (kind) {
    case 'passkey_enrolled':
      return {
        subject: 'A passkey was added',
        headline: 'A passkey can sign you in to Hallpass now.',
        paragraphs: [NOT_ME],
        ...{ facts: passkey, quote: null, link },
      }
    case 'passkey_removed':
      return {
        subject: 'A passkey was removed',
        headline: 'One of your passkeys does not sign you in to Hallpass any more.',
        paragraphs: [NOT_ME],
        ...{ facts: passkey, quote: null, link },
      }
    case 'passkey_locked':
      return {
        subject: 'A passkey is locked',
        headline: 'One of your passkeys may have been copied, so it is locked.',
        paragraphs: [
          'Its counter went back, which happens where two devices have the same key. It proves nothing any more: remove it, or ask your administrators.',
        ],
        ...{ facts: passkey, quote: null, link },
      }
    case 'recovery_proposed':
      return {
        subject: 'Your passkeys may be replaced',
        headline: 'An administrator says that you have lost your passkeys.',
        paragraphs: [
          'When a second one agrees, you can add a new passkey by signing in at your identity provider, and the old ones are gone then.',
          'If you have not lost them, tell your administrators at once.',
        ],
        ...{ facts: administrator, quote: null, link },
      }
    case 'events_to_see':
      return {
        subject: 'An identity provider told something that needs you',
        headline: `Somebody has to look at what ${name} told.`,
        paragraphs: [
          'It stopped telling, lost something on the way, or said that somebody has left whom Hallpass does not end by itself.',
        ],
        ...{ facts: [['Connection', name], ...when], quote: null },
        link: { label: 'See the events', path: '/admin/events' },
      }
    case 'reconciliation_held':
      return {
        subject: 'More people are gone than expected',
        headline: `${name} does not have more people than the limit that is set.`,
        paragraphs: [
          'Nothing was taken away, since something may be wrong with what was read. They cannot check anything out until an administrator has looked and said yes, or the provider has them again.',
        ],
        ...{ facts: provider, quote: null, link: toProviders },
      }
    case 'provider_unread':
      return {
        subject: 'An identity provider cannot be read',
        headline: `${name} was not read to its end for longer than is allowed.`,
        paragraphs: [
          'Hallpass does not know who has left there, so new check-outs of its people wait until it is read again. Access still ends as planned, and glass can be broken.',
        ],
        ...{ facts: provider, quote: null, link: toProviders },
      }
    case 'recovery_confirmed':
      return {
        subject: 'You can add a new passkey',
        headline: 'Two administrators have agreed: add a new passkey within a day.',
        paragraphs: ['It works once. The passkeys that you had are gone then.', NOT_ME],
        ...{ facts: administrator, quote: null, link },
      }
  }
}
