import type { Letter } from './letter'
import type { DecidedInYourPlace, RequestSettled } from './notice'
import { accessInWords, instantInWords } from './wording'

export function requestSettled(notice: RequestSettled): Letter {
  const { outcome, byName, requesterName } = notice
  const what = accessInWords(notice)
  const by = byName.trim() === '' ? '' : ` by ${byName.trim()}`
  return {
    subject: `Settled: ${what} for ${requesterName}, ${outcome}`,
    headline: `The request of ${requesterName} for ${what} is ${outcome}${by}.`,
    paragraphs: ['You were asked to decide; there is nothing for you to do any more.'],
    facts: [['Settled', instantInWords(notice.at)]],
    quote: null,
    link: {
      label: 'See the request',
      path: `/requests/${encodeURIComponent(notice.requestId)}`,
    },
  }
}

export function decidedInYourPlace(notice: DecidedInYourPlace): Letter {
  const { byName, isYes, reason, requesterName } = notice
  const what = accessInWords(notice)
  const said = isYes ? 'approved' : 'said no to'
  return {
    subject: `In your place: ${byName} ${said} ${what} for ${requesterName}`,
    headline: `${byName} ${said} the request of ${requesterName} for ${what}, in your place.`,
    paragraphs: [
      'You had handed this over. It counts as your decision; until the access is taken you can take it back on the page.',
    ],
    facts: [['Decided', instantInWords(notice.at)]],
    quote: reason.trim() === '' ? null : { intro: `${byName} wrote:`, text: reason },
    link: {
      label: 'See the request',
      path: `/requests/${encodeURIComponent(notice.requestId)}`,
    },
  }
}
