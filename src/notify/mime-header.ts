const LINE = 76

/** Three bytes are four characters of base64, so this fits a line behind any of our field names. */
const WORD_BYTES = 39

/** Words with one space between them, each short enough for a line of its own. */
const PLAIN = /^[!-~]{1,60}(?: [!-~]{1,60})*$/

/** One header field, folded where it has spaces (RFC 5322, 2.2.3); throws where it would be two. */
export function field(name: string, value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new Error(`The value of ${name} is not one line.`)
  return folded(`${name}:`, value.split(' '))
}

/** Free text in a header, as it is where that is safe, in encoded words (RFC 2047) elsewhere. */
export function unstructured(text: string): string {
  return isPlain(text) ? text : encodedWords(text)
}

/** A person and their address (RFC 5322, 3.4). The address is taken as it is. */
export function mailbox(name: string, address: string): string {
  return name === '' ? address : `${phrase(name)} <${address}>`
}

function phrase(name: string): string {
  if (!isPlain(name)) return encodedWords(name)
  return /^[\w ]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`
}

/** What looks like an encoded word would be read as one, and say something else. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !text.includes('=?')
}

/** RFC 2047, 2 and 5: bounded words, none of which ends in the middle of a character. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text.toWellFormed().replace(/\p{Cc}+/gu, ' ')) {
    if (utf8(word + character).length > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((part) => `=?UTF-8?B?${base64(part)}?=`).join(' ')
}

/** The first piece stays behind the name, since a first line with nothing on it confuses some. */
function folded(name: string, pieces: readonly string[]): string {
  const lines: string[] = []
  let line = `${name} ${pieces[0] ?? ''}`
  for (const piece of pieces.slice(1)) {
    if (line.length + piece.length < LINE) {
      line += ` ${piece}`
    } else {
      lines.push(line)
      line = ` ${piece}`
    }
  }
  return [...lines, line].join('\r\n')
}

export function base64(text: string): string {
  return btoa(Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join(''))
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
