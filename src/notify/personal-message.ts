import { LANGUAGES } from '../domain/language'
import type { PersonalNotice } from '../domain/personal-notice'
import type { Texts } from '../texts/english'
import { textsIn } from '../texts/texts'
import { delegationEnded, delegationMade } from './delegation-letters'
import { oneLine } from './inert'
import type { Letter } from './letter'
import { letterAsHtml } from './letter-as-html'
import { letterAsText } from './letter-as-text'
import type { Message, Reader } from './message'

/** What one person is told about what is theirs, or about those who say who is here. */
export function personalMessage(notice: PersonalNotice, to: Reader, publicUrl: string): Message {
  const texts = textsIn(to.language ?? LANGUAGES[0])
  const letter = letterFor(texts, notice)
  const href = `${publicUrl.replace(/\/+$/, '')}${letter.link.path}`
  return {
    subject: oneLine(letter.subject, 120),
    text: letterAsText(texts, letter, to.name, href),
    html: letterAsHtml(texts, letter, to.name, href),
  }
}

function letterFor(texts: Texts, notice: PersonalNotice): Letter {
  if (notice.kind === 'delegation_made') return delegationMade(texts, notice)
  if (notice.kind === 'delegation_ended') return delegationEnded(texts, notice)
  const { facts, links } = texts.letters.frame
  const { notMe, ...words } = texts.letters.personal
  const { kind, name, at } = notice
  const toPasskeys = { label: links.passkeys, path: '/me/passkeys' }
  const toProviders = { label: links.providers, path: '/admin/providers' }
  const about = (label: string, link: Letter['link']) => ({
    facts: [[label, name] as const, [facts.when, texts.dated(at)] as const],
    quote: null,
    link,
  })
  switch (kind) {
    case 'passkey_enrolled':
      return {
        ...words.passkeyEnrolled,
        paragraphs: [notMe],
        ...about(facts.passkey, toPasskeys),
      }
    case 'passkey_removed':
      return { ...words.passkeyRemoved, paragraphs: [notMe], ...about(facts.passkey, toPasskeys) }
    case 'passkey_locked': {
      const { why, ...rest } = words.passkeyLocked
      return { ...rest, paragraphs: [why], ...about(facts.passkey, toPasskeys) }
    }
    case 'recovery_proposed': {
      const { whenSecond, ifNotLost, ...rest } = words.recoveryProposed
      const paragraphs = [whenSecond, ifNotLost]
      return { ...rest, paragraphs, ...about(facts.administrator, toPasskeys) }
    }
    case 'recovery_confirmed': {
      const { once, ...rest } = words.recoveryConfirmed
      return { ...rest, paragraphs: [once, notMe], ...about(facts.administrator, toPasskeys) }
    }
    case 'events_to_see': {
      const toEvents = { label: links.events, path: '/admin/events' }
      return { ...needing(words.eventsToSee, name), ...about(facts.connection, toEvents) }
    }
    case 'reconciliation_held':
      return { ...needing(words.reconciliationHeld, name), ...about(facts.provider, toProviders) }
    case 'provider_unread':
      return { ...needing(words.providerUnread, name), ...about(facts.provider, toProviders) }
  }
}

type Needing = {
  readonly subject: string
  readonly headline: (name: string) => string
  readonly why: string
}

function needing({ subject, headline, why }: Needing, name: string) {
  return { subject, headline: headline(name), paragraphs: [why] }
}
