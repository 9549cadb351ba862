import type { Texts } from '../texts/english'
import { inertLine, inertLines } from './inert'
import type { Entry, Letter } from './letter'

/** The plain twin of the HTML: the same words in the same order. */
export function letterAsText(texts: Texts, letter: Letter, name: string, href: string): string {
  const { frame } = texts.letters
  const paragraphs = [
    frame.hello(inertLine(name)),
    inertLine(letter.headline),
    ...letter.paragraphs.map(inertLine),
    ...(letter.entries ?? []).map(entry),
    ...facts(letter.facts),
    ...quoted(texts, letter.quote),
    `${letter.link.label}:\n${href}`,
    `-- \n${frame.footer}`,
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function facts(all: Letter['facts']): readonly string[] {
  if (all.length === 0) return []
  return [all.map(([label, value]) => `${label}: ${inertLine(value)}`).join('\n')]
}

function entry({ headline, news, label, href }: Entry): string {
  const words = [`* ${inertLine(headline)}`, ...(news === null ? [] : [`  ${inertLine(news)}`])]
  return [...words, `  ${label}:`, `  ${href}`].join('\n')
}

function quoted({ letters: { frame } }: Texts, quote: Letter['quote']): readonly string[] {
  if (!quote) return []
  const { lines, isCut } = inertLines(quote.text)
  const said = lines.map((text) => `> ${text}`.trimEnd()).join('\n')
  return [`${inertLine(quote.intro)}\n${said}${isCut ? `\n${frame.shortened}` : ''}`]
}
