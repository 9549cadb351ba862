import type { Letter } from './letter'
import type { AccessHandedOver, AccessOffered, GiveBackAsked } from './notice'
import { accessInWords, instantInWords, spanInWords } from './wording'

export function accessOffered(notice: AccessOffered): Letter {
  const what = accessInWords(notice)
  return {
    subject: `Your turn: ${what}`,
    headline: `${what} is free, and it is your turn.`,
    paragraphs: [
      'Nobody else can check it out meanwhile. If you do not, it is offered to the next who waits.',
    ],
    facts: [
      [
        'Check out by',
        `${instantInWords(notice.until)}, ${spanInWords(notice.at, notice.until)} after this was sent`,
      ],
    ],
    quote: null,
    link: {
      label: 'See the request and check out',
      path: `/requests/${encodeURIComponent(notice.requestId)}`,
    },
  }
}

export function giveBackAsked(notice: GiveBackAsked): Letter {
  const what = accessInWords(notice)
  const name = notice.byName.trim() || 'Somebody'
  return {
    subject: `${name} waits for ${what}`,
    headline: `${name} waits for ${what}, which you hold.`,
    paragraphs: [
      'If you are done, give it back now. If you are not, there is nothing to do: it ends by itself at the time below.',
    ],
    facts: [['Ends', instantInWords(notice.endsAt)]],
    quote: notice.message.trim() === '' ? null : { intro: `${name} wrote:`, text: notice.message },
    link: { label: 'Give it back', path: `/leases/${encodeURIComponent(notice.leaseId)}` },
  }
}

export function accessHandedOver(notice: AccessHandedOver): Letter {
  const what = accessInWords(notice)
  const name = notice.byName.trim() || 'Somebody'
  return {
    subject: `${name} hands ${what} over to you`,
    headline: `${name} hands ${what} over to you.`,
    paragraphs: [
      'It is taken away from them first. Once the target was read back, it is offered to you before anybody else, and you get another mail.',
    ],
    facts: [['Handed over', instantInWords(notice.at)]],
    quote: null,
    link: { label: 'See your request', path: `/requests/${encodeURIComponent(notice.requestId)}` },
  }
}
