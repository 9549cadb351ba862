import { LANGUAGES, type Language } from '../domain/language'
import type { Texts } from '../texts/english'
import { textsIn } from '../texts/texts'
import { oneLine } from './inert'
import { type Letter, letterOf } from './letter'
import { letterAsHtml } from './letter-as-html'
import { letterAsText } from './letter-as-text'
import type { Notice } from './notice'

export type Message = { readonly subject: string; readonly text: string; readonly html: string }

export type Reader = {
  readonly name: string
  readonly asOwnerOf?: string
  /** What they have chosen to read. */
  readonly language?: Language | null
}

const SUBJECT_LENGTH = 120

/**
 * A notice as one person reads it. The only link points to a page where that person signs in; it
 * carries no authority, and opening it changes nothing. `path` leads to a page for this person alone.
 */
export function messageOf(notice: Notice, to: Reader, publicUrl: string, path?: string): Message {
  const texts = textsIn(to.language ?? LANGUAGES[0])
  const letter = letterFor(texts, notice, to.asOwnerOf)
  const href = `${publicUrl.replace(/\/+$/, '')}${path ?? letter.link.path}`
  return {
    subject: oneLine(letter.subject, SUBJECT_LENGTH),
    text: letterAsText(texts, letter, to.name, href),
    html: letterAsHtml(texts, letter, to.name, href),
  }
}

/** A machine reads no mail: its owners are told what it would be. */
export function letterFor(texts: Texts, notice: Notice, machine: string | undefined): Letter {
  const letter = letterOf(texts, notice)
  if (machine === undefined) return letter
  return {
    ...letter,
    subject: `${machine}: ${letter.subject}`,
    paragraphs: [texts.letters.frame.forOwner(machine), ...letter.paragraphs],
  }
}
