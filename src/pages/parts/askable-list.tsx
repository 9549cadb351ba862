import type { Askable } from '../../commands/askable'
import { Tag } from './badge'
import { durationWords } from './duration'
import { Icon } from './icons'
import { Instant } from './time'

/** What can be asked for: each resource with its accounts, and who has it now. */
export function AskableList({ items }: { readonly items: readonly Askable[] }) {
  return (
    <ul class="rows">
      {items.map(({ resource, accounts, held }) => (
        <li>
          <div class="row-main">
            <p class="row-title">
              {resource.name} <Tag>{resource.kind}</Tag>
            </p>
            {resource.description && <p class="small muted">{resource.description}</p>}
            {held.map(({ holderName, until }) => (
              <p class="small held">
                <Icon name="lock" size={14} /> Held by {holderName} until <Instant at={until} />
              </p>
            ))}
          </div>
          <div class="actions">
            {accounts.map(({ id, name, maxSeconds }) => (
              <a
                class="btn"
                data-variant="outline"
                data-size="small"
                href={`/resources/${resource.id}/ask?account=${id}`}
                title={`At most ${durationWords(maxSeconds)}`}
              >
                Ask for {name}
                <span class="visually-hidden"> on {resource.name}</span>
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
