import type { Askable } from '../../commands/askable'
import { useTexts } from '../texts'
import { Tag } from './badge'
import { Icon } from './icons'
import { Instant } from './time'

/** What can be asked for: each resource with its accounts, and who has it now. */
export function AskableList({ items }: { readonly items: readonly Askable[] }) {
  const texts = useTexts()
  return (
    <ul class="rows">
      {items.map(({ resource, accounts, held }) => (
        <li>
          <div class="row-main">
            <p class="row-title">
              {resource.name} <Tag>{texts.resources.kinds[resource.kind]}</Tag>
            </p>
            {resource.description && <p class="small muted">{resource.description}</p>}
            {held.map(({ holderName, until }) => (
              <p class="small held">
                <Icon name="lock" size={14} />{' '}
                {texts.home.heldBy(holderName, <Instant at={until} />)}
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
                title={texts.home.atMost(texts.duration(maxSeconds))}
              >
                <span>
                  {texts.home.askFor(
                    name,
                    <span class="visually-hidden">{texts.home.onResource(resource.name)}</span>,
                  )}
                </span>
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
