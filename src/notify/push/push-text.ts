import type { Texts } from '../../texts/english'
import { oneLine } from '../inert'
import { letterFor } from '../message'
import type { Notice } from '../notice'
import type { PushText } from './push'

const TITLE_LENGTH = 100
const BODY_LENGTH = 200

/** A notice as a browser shows it: short, without what anybody wrote, and with no link but to us. */
export function pushTextOf(
  texts: Texts,
  notice: Notice,
  to: { readonly asOwnerOf?: string },
  path?: string,
): PushText {
  const { subject, headline, link } = letterFor(texts, notice, to.asOwnerOf)
  return {
    title: oneLine(subject, TITLE_LENGTH),
    body: oneLine(headline, BODY_LENGTH),
    path: path ?? link.path,
    tag: notice.requestId,
  }
}
