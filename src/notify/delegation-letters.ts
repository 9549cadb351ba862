import type { DelegationEnded, DelegationMade } from '../domain/personal-notice'
import type { Letter } from './letter'
import { instantInWords } from './wording'

const LINK = { label: 'See who stands in for whom', path: '/away' }

export function delegationMade(notice: DelegationMade): Letter {
  const { principalName, startsAt, endsAt, note } = notice
  return {
    subject: `You stand in for ${principalName}`,
    headline: `${principalName} has handed decisions over to you.`,
    paragraphs: [
      'You are asked what they would be asked. History keeps both names, and you never decide on what you ask for yourself.',
      'If you cannot do it, end it on the page.',
    ],
    facts: [
      ['From', instantInWords(startsAt)],
      ['Until', instantInWords(endsAt)],
    ],
    quote: note.trim() === '' ? null : { intro: `${principalName} wrote:`, text: note },
    link: LINK,
  }
}

export function delegationEnded(notice: DelegationEnded): Letter {
  const { principalName, delegateName, byName, isDelegate, at } = notice
  return {
    subject: isDelegate
      ? `You do not stand in for ${principalName} any more`
      : `${delegateName} does not stand in for you any more`,
    headline: `${byName} has ended it before its time.`,
    paragraphs: [
      isDelegate
        ? `What ${principalName} is asked is not asked of you from now on. What you decided stays decided.`
        : 'You are asked yourself from now on, unless you are away. What was decided in your place stays decided.',
    ],
    facts: [['Ended', instantInWords(at)]],
    quote: null,
    link: LINK,
  }
}
