/** The requester's words, as they were written. */
export function Why({ text }: { readonly text: string }) {
  const texts = useTexts()
  return text ? (
    <blockquote class="quote why">{text}</blockquote>
  ) : (
    <p class="muted why">{texts.request.noJustification}</p>
  )
}

import { useTexts } from '../texts'
