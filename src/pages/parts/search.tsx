import { useTexts } from '../texts'

type Props = {
  readonly label: string
  readonly q: string
  readonly placeholder?: string
  /** The part of the page that follows what is typed, where there is script. */
  readonly found?: string
}

/** A search that lives in the address, so that it can be kept and shared. */
export function Search({ label, q, placeholder, found }: Props) {
  const texts = useTexts()
  return (
    <search>
      <form class="search" method="get" data-typing={found}>
        <input
          class="input"
          type="search"
          name="q"
          value={q}
          aria-label={label}
          placeholder={placeholder ?? label}
          maxlength={64}
          autocomplete="off"
          spellcheck={false}
        />
        <button type="submit" class="btn" data-variant="outline">
          {texts.shell.search}
        </button>
      </form>
    </search>
  )
}
