import type { Letter } from './letter'
import type { TaskOpened } from './notice'
import { accessInWords, instantInWords } from './wording'

export function taskOpened(notice: TaskOpened): Letter {
  const { verb, holderName, instructions, at } = notice
  const access = accessInWords(notice)
  const isGrant = verb === 'grant'
  return {
    subject: `${isGrant ? 'Please open' : 'Please close'}: ${access} for ${holderName}`,
    headline: isGrant
      ? `${holderName} is waiting for ${access}.`
      : `${access} of ${holderName} is over and has to be taken away.`,
    paragraphs: [
      'This target is changed by people. Do what is described below, and then say on the page that you did, with a note.',
      isGrant
        ? 'The access counts as open only then.'
        : 'Until then the resource stays locked, and administrators are told when it takes long.',
    ],
    facts: [['Asked', instantInWords(at)]],
    quote: instructions.trim() === '' ? null : { intro: 'What to do:', text: instructions },
    link: { label: 'See your tasks', path: '/tasks' },
  }
}
