import type { PushBrowser } from '../db/push-subscriptions'
import { WEEKDAYS } from '../domain/policy/windows/windows'
import { choosableIn } from '../domain/telling/choices'
import { type Hearer, type NoticeRow, nameOf } from '../domain/telling/table'
import type { Texts } from '../texts/english'
import { rowsFor } from './notices-form'
import { ChoiceField, type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { Icon } from './parts/icons'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { PushCard } from './parts/push-card'
import { many } from './parts/typed'
import { useTexts } from './texts'

type Props = {
  readonly isAdministrator: boolean
  readonly browsers: readonly PushBrowser[]
  readonly pushKey: string | null
  readonly draft: Draft
  readonly said: string
  readonly problem: Said | null
}

const PARTS: readonly Hearer[] = ['requester', 'approver', 'asked', 'named', 'administrator']

/** What most people have; the other parts are folded. */
const OPEN: readonly Hearer[] = ['requester', 'approver']

/** The table of who hears of what, as one person may choose in it. */
export function NoticesPage({ isAdministrator, browsers, pushKey, draft, said, problem }: Props) {
  const { notices } = useTexts()
  return (
    <div class="narrow">
      <Head title={notices.title} lead={notices.lead} />
      {said && <Notice tone="good" title={said} />}
      <ProblemNotice problem={problem} />
      <div class="stack">
        <PushCard browsers={browsers} pushKey={pushKey} />
        <form class="stack" method="post" action="/notices">
          {PARTS.map((hearer) => (
            <Part
              title={notices.parts[hearer]}
              rows={rowsFor(isAdministrator, hearer)}
              draft={draft}
            />
          ))}
          <Times draft={draft} />
          <div class="actions thumb">
            <button type="submit" class="btn">
              {notices.save}
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

type PartProps = {
  readonly title: string
  readonly rows: readonly NoticeRow[]
  readonly draft: Draft
}

function Part({ title, rows, draft }: PartProps) {
  const { notices } = useTexts()
  const [first] = rows
  if (!first) return null
  return (
    <details class="card more" open={OPEN.includes(first.hearer)}>
      <summary>
        <Icon name="right" size={14} />
        <h2>{title}</h2>
      </summary>
      {rows.map((row) =>
        choosableIn(row).length > 0 ? (
          <Row row={row} draft={draft} />
        ) : (
          <div class="notice-row">
            <p>{notices.kinds[row.kind]}</p>
            <p class="muted small">{notices.always}</p>
          </div>
        ),
      )}
    </details>
  )
}

function Row({ row, draft }: { readonly row: NoticeRow; readonly draft: Draft }) {
  const { notices } = useTexts()
  const name = nameOf(row)
  const hint = hintFor(notices, row)
  return (
    <fieldset class="notice-row" aria-labelledby={`${name}-told`}>
      <div>
        <p id={`${name}-told`}>{notices.kinds[row.kind]}</p>
        {hint && <p class="muted small">{hint}</p>}
      </div>
      <div class="choices">
        {choosableIn(row).map((what) => (
          <label class="choice">
            <input
              type="checkbox"
              name={what}
              value={name}
              checked={many(draft.typed, what).includes(name)}
            />
            {notices.ways[what]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function hintFor({ duty, now, soon }: Texts['notices'], { isDuty, urgency }: NoticeRow): string {
  const when = { now, soon, later: '' }[urgency]
  return [isDuty ? duty : '', when].filter(Boolean).join(' ')
}

function Times({ draft }: { readonly draft: Draft }) {
  const { notices } = useTexts()
  return (
    <section class="card form" aria-labelledby="times">
      <div>
        <h2 id="times">{notices.times}</h2>
        <p class="muted small">{notices.timesWhy}</p>
      </div>
      <TextField
        draft={draft}
        name="zone"
        label={notices.zone}
        hint={notices.zoneHint}
        maxlength={64}
        required
      />
      <ChoiceField
        draft={draft}
        name="quietDays"
        label={notices.quietDays}
        hint={notices.quietDaysHint}
        type="checkbox"
        options={WEEKDAYS.map((day) => ({ value: day, words: notices.days[day] }))}
      />
      {(['quietFrom', 'quietTo', 'digestAt'] as const).map((name) => (
        <TextField
          draft={draft}
          name={name}
          label={notices[name]}
          hint={notices.hints[name]}
          required
        />
      ))}
    </section>
  )
}
