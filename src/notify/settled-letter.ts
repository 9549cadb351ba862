import type { Letter } from './letter'
import type { RequestSettled } from './notice'
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
