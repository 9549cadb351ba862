import type { Letter } from './letter'
import type { AccessEnding, AccessExtended } from './notice'
import { accessInWords, instantInWords, spanInWords } from './wording'

export function accessEnding(notice: AccessEnding): Letter {
  const left = spanInWords(notice.at, notice.endsAt)
  return {
    subject: `Ends in ${left}: ${accessInWords(notice)}`,
    headline: `Your access to ${accessInWords(notice)} ends in ${left}.`,
    paragraphs: [
      'Bring what you do to an end, or ask for more time on its page, where the policy gives any.',
      'If you are done, give it back now: others may be waiting.',
    ],
    facts: [['Ends', instantInWords(notice.endsAt)]],
    quote: null,
    link: { label: 'See the access', path: `/leases/${encodeURIComponent(notice.leaseId)}` },
  }
}

export function accessExtended(notice: AccessExtended): Letter {
  const what = accessInWords(notice)
  return {
    subject: `Approved: ${what}`,
    headline: `Your request for ${what} is approved.`,
    paragraphs: ['It goes on without a gap; there is nothing for you to do.'],
    facts: [['Ends', instantInWords(notice.endsAt)]],
    quote: null,
    link: { label: 'See the access', path: `/leases/${encodeURIComponent(notice.leaseId)}` },
  }
}
