import { Notice } from './notice'

/** For those who look after it: access that should be gone and is not is the first thing they see. */
export function OverdueNotice({ count }: { readonly count: number }) {
  if (count === 0) return null
  const said = count > 99 ? 'More than 99' : String(count)
  return (
    <Notice tone="bad" title={count === 1 ? 'One pass is overdue' : `${said} passes are overdue`}>
      <p>
        What should have ended is not confirmed gone at its target.{' '}
        <a href="/admin/overdue">See what is overdue</a>
      </p>
    </Notice>
  )
}
