import { useTexts } from '../texts'
import { Icon } from './icons'

type Props = { readonly text: string; readonly what: string }

/** A line to copy. The button shows where there is script; the text can be selected anyway. */
export function CopyLine({ text, what }: Props) {
  return (
    <div class="code">
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </div>
  )
}

export function CopyButton({ text, what }: Props) {
  const texts = useTexts()
  return (
    <button
      type="button"
      class="btn"
      data-variant="quiet"
      data-size="small"
      data-copy={text}
      data-copied={texts.parts.copied}
      hidden
    >
      <Icon name="copy" />
      <span>{texts.parts.copy}</span>
      <span class="visually-hidden"> {what}</span>
    </button>
  )
}
