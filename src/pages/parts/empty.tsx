import type { Child } from 'hono/jsx'

type Props = { readonly title: string; readonly children?: Child }

/** Where there is nothing yet: what would be here, and what to do about it. */
export function Empty({ title, children }: Props) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {children}
    </div>
  )
}
