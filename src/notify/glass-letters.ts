import type { Letter } from './letter'
import type { GlassBroken, ReviewOverdue, ReviewSigned } from './notice'
import { accessInWords, durationInWords, instantInWords } from './wording'

export function glassBroken(notice: GlassBroken): Letter {
  const { requesterName, revokedNames } = notice
  const what = accessInWords(notice)
  return {
    subject: `Emergency: ${requesterName} breaks the glass for ${what}`,
    headline: `${requesterName} takes ${what} in an emergency, without anybody’s approval.`,
    paragraphs: [
      revokedNames.length > 0
        ? `${revokedNames.join(', ')} held it and is revoked for that. It is opened only once the target was read back.`
        : 'Nobody has to give it up for that.',
      'Afterwards somebody else has to look at what was done and sign a review. Until then the same person cannot do this again here.',
    ],
    facts: [
      ['Broken', instantInWords(notice.at)],
      ['Duration', `${durationInWords(notice.durationSeconds)} at most`],
      ['Review owed by', instantInWords(notice.reviewBy)],
    ],
    quote: { intro: `${requesterName} wrote:`, text: notice.justification },
    link: { label: 'See the emergency', path: requestPath(notice) },
  }
}

export function reviewSigned(notice: ReviewSigned): Letter {
  const what = accessInWords(notice)
  return {
    subject: `Reviewed: your emergency access to ${what}`,
    headline: `${notice.byName} has reviewed your emergency access to ${what}.`,
    paragraphs: ['If there is another emergency, you can break glass there again.'],
    facts: [['Signed', instantInWords(notice.at)]],
    quote: { intro: `${notice.byName} wrote:`, text: notice.words },
    link: { label: 'See the emergency', path: requestPath(notice) },
  }
}

export function reviewOverdue(notice: ReviewOverdue): Letter {
  const { requesterName } = notice
  const what = accessInWords(notice)
  return {
    subject: `Overdue: the review of ${what}, taken in an emergency`,
    headline: `Nobody has reviewed what ${requesterName} did with ${what} in an emergency.`,
    paragraphs: ['Please look at what was done, and sign the review.'],
    facts: [['Was owed by', instantInWords(notice.reviewBy)]],
    quote: null,
    link: { label: 'See the emergency and sign', path: requestPath(notice) },
  }
}

function requestPath({ requestId }: { readonly requestId: string }): string {
  return `/requests/${encodeURIComponent(requestId)}`
}
