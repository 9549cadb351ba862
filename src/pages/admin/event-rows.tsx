import type { EventConnectionStory } from '../../commands/event-connection'
import { Instant } from '../parts/time'

type Events = EventConnectionStory['events']

/** What needs somebody's eyes comes first: news that nobody could act on. */
export function EventRows({ events }: { readonly events: Events }) {
  const isOpen = ({ state }: Events[number]) => state === 'unmatched' || state === 'told'
  return (
    <>
      <Rows title="What could not be acted on" events={events.filter(isOpen)} />
      <Rows title="What came" events={events.filter((each) => !isOpen(each))} />
    </>
  )
}

const STATE_WORDS: { readonly [state in Events[number]['state']]: string } = {
  waiting: 'is being acted on',
  done: 'done',
  held: 'held',
  unmatched: 'nobody found',
  told: 'for you to know',
  nothing: 'nothing to do',
}

function Rows({ title, events }: { readonly title: string; readonly events: Events }) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {events.length === 0 && <p class="muted">Nothing.</p>}
      <ul class="rows" hidden={events.length === 0}>
        {events.map(({ receivedAt, type, about, state, reason, personId }) => (
          <li>
            <div class="row-main">
              <span class="mono">{type}</span>
              <p class="small muted">
                <Instant at={receivedAt} />, {STATE_WORDS[state]}.{' '}
                {reason ?? (about === 'nobody' ? '' : `About ${about}.`)}
              </p>
            </div>
            {personId && (
              <a class="small" href={`/admin/people/${personId}`}>
                Their page
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
