import type { Child } from 'hono/jsx'

type Props = {
  readonly action: string
  readonly children: Child
  readonly variant?: 'primary' | 'outline' | 'quiet' | 'danger'
  readonly size?: 'small' | 'icon'
  readonly fields?: { readonly [name: string]: string }
  /** Asked once more before it is sent, where there is script. */
  readonly confirm?: string
  readonly label?: string
  readonly disabled?: boolean
}

/** One button that does one thing: a form of its own, so that it needs no script. */
export function PostButton(props: Props) {
  const { action, children, variant, size, fields = {}, confirm, label, disabled } = props
  return (
    <form method="post" action={action} data-confirm={confirm}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        class="btn"
        data-variant={variant}
        data-size={size}
        aria-label={label}
        disabled={disabled}
      >
        {children}
      </button>
    </form>
  )
}
