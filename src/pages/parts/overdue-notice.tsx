import { useTexts } from '../texts'
import { Notice } from './notice'

/** For those who look after it: access that should be gone and is not is the first thing they see. */
export function OverdueNotice({ count }: { readonly count: number }) {
  const texts = useTexts()
  if (count === 0) return null
  return (
    <Notice tone="bad" title={texts.home.passesOverdue(count)}>
      <p>
        {texts.home.notGone((words) => (
          <a href="/admin/overdue">{words}</a>
        ))}
      </p>
    </Notice>
  )
}
