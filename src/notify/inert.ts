const MAX_LINE = 400
const MAX_LINES = 40
const MAX_TEXT = 2_000

/**
 * Text on one line, without control, invisible or direction-changing characters, so that nobody's
 * name can start a header, a new line or another reading order.
 */
export function oneLine(text: string, max: number): string {
  const line = visible(text.replace(/\s+/gu, ' ')).trim()
  const characters = [...line]
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`
}

/** One line of a mail's body. */
export function inertLine(text: string): string {
  return inert(oneLine(text, MAX_LINE))
}

/** What somebody wrote, line by line and inert; `isCut` where it was too long for a mail. */
export function inertLines(text: string): { lines: readonly string[]; isCut: boolean } {
  const characters = [...text.trim()]
  const lines = characters
    .slice(0, MAX_TEXT)
    .join('')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => inert(visible(line.replace(/\t/gu, ' '))))
  return {
    lines: lines.slice(0, MAX_LINES),
    isCut: characters.length > MAX_TEXT || lines.length > MAX_LINES,
  }
}

/**
 * Mail programs turn anything that looks like an address into a link. An invisible break behind
 * each dot, at sign and scheme keeps the text readable and stops them.
 */
function inert(text: string): string {
  return text.replace(/(?:[.@。．｡]|(?<=\p{L}):)(?=\S)/gu, '$&\u200B')
}

function visible(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
}
