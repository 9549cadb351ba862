import type { EventConnectionStory } from '../../commands/event-connection'
import { EVENTS_SHOWN } from '../../db/event-inbox'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Events = EventConnectionStory['events']

/** What needs somebody's eyes comes first: news that nobody could act on. */
export function EventRows({ events }: { readonly events: Events }) {
  const texts = useTexts()
  const isOpen = ({ state }: Events[number]) => state === 'unmatched' || state === 'told'
  const isCut = events.some(
    ({ state }) => events.filter((each) => each.state === state).length >= EVENTS_SHOWN,
  )
  return (
    <>
      <Rows title={texts.events.couldNotAct} events={events.filter(isOpen)} />
      <Rows title={texts.events.whatCame} events={events.filter((each) => !isOpen(each))} />
      {isCut && <p class="small muted">{texts.events.newestOfEach(EVENTS_SHOWN)}</p>}
    </>
  )
}

function Rows({ title, events }: { readonly title: string; readonly events: Events }) {
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {events.length === 0 && <p class="muted">{texts.events.nothing}</p>}
      <ul class="rows" hidden={events.length === 0}>
        {events.map(({ receivedAt, type, about, state, reason, personId }) => (
          <li>
            <div class="row-main">
              <span class="mono">{type}</span>
              <p class="small muted">
                <Instant at={receivedAt} />, {texts.events.states[state]}.{' '}
                {reason
                  ? texts.told(reason)
                  : about !== 'nobody' && texts.events.about(texts.told(about))}
              </p>
            </div>
            {personId && (
              <a class="small" href={`/admin/people/${personId}`}>
                {texts.events.theirPage}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
