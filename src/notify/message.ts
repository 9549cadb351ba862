import { oneLine } from './inert'
import { letterOf } from './letter'
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
  to: { readonly name: string },
  publicUrl: string,
  path?: string,
): Message {
  const letter = letterOf(notice)
  const href = `${publicUrl.replace(/\/+$/, '')}${path ?? letter.link.path}`
  return {
    subject: oneLine(letter.subject, SUBJECT_LENGTH),
    text: letterAsText(letter, to.name, href),
    html: letterAsHtml(letter, to.name, href),
  }
}
