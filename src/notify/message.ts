import { oneLine } from './inert'
import { type Letter, letterOf } from './letter'
import { letterAsHtml } from './letter-as-html'
import { letterAsText } from './letter-as-text'
import type { Notice } from './notice'

export type Message = { readonly subject: string; readonly text: string; readonly html: string }

const SUBJECT_LENGTH = 120

/**
 * A notice as one person reads it. The only link points to a page where that person signs in; it
 * carries no authority, and opening it changes nothing. `path` leads to a page for this person alone.
 */
export function messageOf(
  notice: Notice,
  to: { readonly name: string; readonly asOwnerOf?: string },
  publicUrl: string,
  path?: string,
): Message {
  const letter = letterFor(notice, to.asOwnerOf)
  const href = `${publicUrl.replace(/\/+$/, '')}${path ?? letter.link.path}`
  return {
    subject: oneLine(letter.subject, SUBJECT_LENGTH),
    text: letterAsText(letter, to.name, href),
    html: letterAsHtml(letter, to.name, href),
  }
}

/** A machine reads no mail: its owners are told what it would be. */
export function letterFor(notice: Notice, machine: string | undefined): Letter {
  const letter = letterOf(notice)
  if (machine === undefined) return letter
  const why = `You own the machine ${machine} and are told in its place: “you” is the machine here.`
  return {
    ...letter,
    subject: `${machine}: ${letter.subject}`,
    paragraphs: [why, ...letter.paragraphs],
  }
}
