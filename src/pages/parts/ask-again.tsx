import type { AskedBefore } from '../../db/asked-before'
import type { AccountId, ResourceId } from '../../domain/ids'
import { useTexts } from '../texts'
import { Icon } from './icons'

type Wish = {
  readonly resourceId: ResourceId
  readonly accountId: AccountId
  readonly durationSeconds: number
}

/** The form, filled in as it was the last time but for the reason. */
export function askAgainAddress({ resourceId, accountId, durationSeconds }: Wish): string {
  return `/resources/${resourceId}/ask?account=${accountId}&duration=${durationSeconds}`
}

/** What somebody asked for before, one press away from the form that only wants the reason. */
export function AskAgain({ items }: { readonly items: readonly AskedBefore[] }) {
  const texts = useTexts()
  if (items.length === 0) return null
  return (
    <ul class="again" aria-label={texts.home.askAgain}>
      {items.map((item) => (
        <li>
          <a class="again-link" href={askAgainAddress(item)}>
            <Icon name="again" />
            <span>
              {texts.home.accountOn(<strong>{item.accountName}</strong>, item.resourceName)}
              <span class="small muted">
                {' '}
                {texts.home.againFor(texts.duration(item.durationSeconds))}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
