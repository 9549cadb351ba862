import type { Child } from 'hono/jsx'
import { Icon } from './icons'

type Props = {
  /** What is inside, or what of it is chosen. */
  readonly words: Child
  readonly open?: boolean
  readonly children?: Child
}

/** Always unfolded where there is room. On a phone it is one line, so that what matters comes first. */
export function Fold({ words, open = false, children }: Props) {
  return (
    <details class="fold" open={open}>
      <summary class="btn" data-variant="outline">
        <span>{words}</span>
        <Icon name="chevron" />
      </summary>
      {children}
    </details>
  )
}
