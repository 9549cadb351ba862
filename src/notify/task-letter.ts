import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { TaskOpened } from './notice'
import { accessInWords } from './wording'

export function taskOpened(texts: Texts, notice: TaskOpened): Letter {
  const { verb, holderName, instructions, at } = notice
  const { facts, links, whatToDo } = texts.letters.frame
  const words = texts.letters.holding.taskOpened
  const what = accessInWords(texts, notice)
  const isGrant = verb === 'grant'
  return {
    subject: (isGrant ? words.subjectOpen : words.subjectClose)(what, holderName),
    headline: (isGrant ? words.headlineOpen : words.headlineClose)(what, holderName),
    paragraphs: [words.byPeople, isGrant ? words.openThen : words.lockedUntil],
    facts: [[facts.asked, texts.dated(at)]],
    quote: instructions.trim() === '' ? null : { intro: whatToDo, text: instructions },
    link: { label: links.tasks, path: '/tasks' },
  }
}
