import type { Texts } from '../../texts/english'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { Fold } from '../parts/fold'
import { eventTypes } from '../parts/happening-words'
import { addressOf, type Query } from '../parts/pager'
import { one } from '../parts/typed'
import { useTexts } from '../texts'

type Props = {
  readonly draft: Draft
  readonly query: Query
  readonly now: number
  readonly isNarrowed: boolean
}

const PATH = '/admin/history'
const FILTERS = ['person', 'resource', 'policy', 'type', 'from', 'to']
const DAY_MS = 86_400_000

export function HistoryFilters({ draft, query, now, isNarrowed }: Props) {
  const texts = useTexts()
  const chosen = FILTERS.filter((name) => one(draft.typed, name) !== '').length
  return (
    <search>
      <Fold words={texts.history.filters(chosen)} open={Object.keys(draft.faults).length > 0}>
        <form class="filters" method="get">
          <TextField
            draft={draft}
            name="person"
            label={texts.history.person}
            placeholder={texts.history.personHint}
          />
          <TextField
            draft={draft}
            name="resource"
            label={texts.history.resource}
            placeholder={texts.history.exactName}
          />
          <TextField
            draft={draft}
            name="policy"
            label={texts.history.policy}
            placeholder={texts.history.exactName}
          />
          <SelectField
            draft={draft}
            name="type"
            label={texts.history.event}
            options={eventsWith(texts, draft)}
          />
          <TextField draft={draft} name="from" label={texts.history.from} type="datetime-local" />
          <TextField draft={draft} name="to" label={texts.history.before} type="datetime-local" />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.history.filter}
            </button>
            {isNarrowed && (
              <a class="btn" data-variant="quiet" href={PATH}>
                {texts.parts.clear}
              </a>
            )}
          </div>
        </form>
      </Fold>
      <p class="ranges small">
        {ranges(texts, now).map(({ words, from, to }) => (
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
function ranges({ history }: Texts, now: number) {
  const today = now - (now % DAY_MS)
  const day = (offset: number) => new Date(today + offset * DAY_MS).toISOString().slice(0, 16)
  return [
    { words: history.today, from: day(0), to: '' },
    { words: history.yesterday, from: day(-1), to: day(0) },
    { words: history.days(7), from: day(-6), to: '' },
    { words: history.days(30), from: day(-29), to: '' },
    { words: history.days(90), from: day(-89), to: '' },
  ]
}

/** A type that came with the address is on offer too, also where it has no words here. */
function eventsWith(texts: Texts, { typed }: Draft) {
  const asked = one(typed, 'type')
  const types = eventTypes(texts)
  const isKnown = asked === '' || types.some(({ value }) => value === asked)
  const more = isKnown ? [] : [{ value: asked, words: asked }]
  return [{ value: '', words: texts.history.any }, ...more, ...types]
}
