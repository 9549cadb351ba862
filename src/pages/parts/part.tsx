import type { Child } from 'hono/jsx'

type Props = { readonly name: string; readonly children?: Child }

/** What may change by itself while somebody types elsewhere on the page. */
export function Part({ name, children }: Props) {
  return (
    <div class="part" data-part={name}>
      {children}
    </div>
  )
}

/** What is read out where it becomes something else, once. */
export function News({ words }: { readonly words: string }) {
  return (
    <span hidden data-news>
      {words}
    </span>
  )
}
