import { type Draft, SelectField, TextField } from '../parts/fields'
import { EVENT_TYPES } from '../parts/happening-words'
import { addressOf, type Query } from '../parts/pager'
import { one } from '../parts/typed'

type Props = {
  readonly draft: Draft
  readonly query: Query
  readonly now: number
  readonly isNarrowed: boolean
}

const PATH = '/admin/history'
const DAY_MS = 86_400_000

export function HistoryFilters({ draft, query, now, isNarrowed }: Props) {
  return (
    <search>
      <form class="filters" method="get">
        <TextField draft={draft} name="person" label="Person" placeholder="Name or e-mail" />
        <TextField draft={draft} name="resource" label="Resource" placeholder="Exact name" />
        <TextField draft={draft} name="policy" label="Policy" placeholder="Exact name" />
        <SelectField draft={draft} name="type" label="Event" options={eventsWith(draft)} />
        <TextField draft={draft} name="from" label="From (UTC)" type="datetime-local" />
        <TextField draft={draft} name="to" label="Before (UTC)" type="datetime-local" />
        <div class="actions">
          <button type="submit" class="btn">
            Filter
          </button>
          {isNarrowed && (
            <a class="btn" data-variant="quiet" href={PATH}>
              Clear
            </a>
          )}
        </div>
      </form>
      <p class="ranges small">
        {ranges(now).map(({ words, from, to }) => (
          <a
            href={addressOf(PATH, { ...query, from, to })}
            aria-current={query.from === from && query.to === to ? 'true' : undefined}
          >
            {words}
          </a>
        ))}
      </p>
    </search>
  )
}

/** Whole days, so that the address stays the same for a day. */
function ranges(now: number) {
  const today = now - (now % DAY_MS)
  const day = (offset: number) => new Date(today + offset * DAY_MS).toISOString().slice(0, 16)
  return [
    { words: 'Today', from: day(0), to: '' },
    { words: 'Yesterday', from: day(-1), to: day(0) },
    { words: '7 days', from: day(-6), to: '' },
    { words: '30 days', from: day(-29), to: '' },
    { words: '90 days', from: day(-89), to: '' },
  ]
}

/** A type that came with the address is on offer too, also where it has no words here. */
function eventsWith({ typed }: Draft) {
  const asked = one(typed, 'type')
  const isKnown = asked === '' || EVENT_TYPES.some(({ value }) => value === asked)
  const more = isKnown ? [] : [{ value: asked, words: asked }]
  return [{ value: '', words: 'Any' }, ...more, ...EVENT_TYPES]
}
