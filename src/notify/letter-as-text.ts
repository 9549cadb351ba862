import { inertLine, inertLines } from './inert'
import { FOOTER, type Letter, SHORTENED } from './letter'

/** The plain twin of the HTML: the same words in the same order. */
export function letterAsText(letter: Letter, name: string, href: string): string {
  const paragraphs = [
    `Hello ${inertLine(name)},`,
    inertLine(letter.headline),
    ...letter.paragraphs.map(inertLine),
    letter.facts.map(([label, value]) => `${label}: ${inertLine(value)}`).join('\n'),
    ...quoted(letter.quote),
    `${letter.link.label}:\n${href}`,
    `-- \n${FOOTER}`,
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function quoted(quote: Letter['quote']): readonly string[] {
  if (!quote) return []
  const { lines, isCut } = inertLines(quote.text)
  const said = lines.map((text) => `> ${text}`.trimEnd()).join('\n')
  return [`${inertLine(quote.intro)}\n${said}${isCut ? `\n${SHORTENED}` : ''}`]
}
