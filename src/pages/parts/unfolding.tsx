import type { Child } from 'hono/jsx'
import type { Draft } from './fields'
import { Icon } from './icons'

type Props = {
  readonly title: string
  /** What was typed into it: where that was wrong, it is open. */
  readonly draft: Draft
  readonly isCard?: boolean
  readonly children?: Child
}

/** A form that a page has beside its main matter, out of the way until it is wanted. */
export function Unfolding({ title, draft, isCard = false, children }: Props) {
  return (
    <details class={isCard ? 'card more' : 'more'} open={Object.keys(draft.faults).length > 0}>
      <summary>
        <Icon name="right" size={14} />
        {title}
      </summary>
      {children}
    </details>
  )
}
