import type { PushBrowser } from '../db/push-subscriptions'
import { WEEKDAYS } from '../domain/policy/windows/windows'
import { daysWords } from '../domain/policy/windows/words'
import { choosableIn } from '../domain/telling/choices'
import { type Hearer, type NoticeRow, nameOf } from '../domain/telling/table'
import { rowsFor } from './notices-form'
import { ChoiceField, type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { PushCard } from './parts/push-card'
import { many } from './parts/typed'

type Props = {
  readonly isAdministrator: boolean
  readonly browsers: readonly PushBrowser[]
  readonly pushKey: string | null
  readonly draft: Draft
  readonly said: string
  readonly problem: Said | null
}

const PARTS: readonly (readonly [hearer: Hearer, title: string])[] = [
  ['requester', 'What I ask for and hold'],
  ['approver', 'What waits for my decision'],
  ['asked', 'What I was asked'],
  ['named', 'What concerns me otherwise'],
  ['administrator', 'What administrators are told'],
]

/** The table of who hears of what, as one person may choose in it. */
export function NoticesPage({ isAdministrator, browsers, pushKey, draft, said, problem }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Notices"
        lead="What you are told of, and how. What is urgent comes at once, also in quiet hours."
      />
      {said && <Notice tone="good" title={said} />}
      <ProblemNotice problem={problem} />
      <div class="stack">
        <PushCard browsers={browsers} pushKey={pushKey} />
        <form class="stack" method="post" action="/notices">
          {PARTS.map(([hearer, title]) => (
            <Part title={title} rows={rowsFor(isAdministrator, hearer)} draft={draft} />
          ))}
          <Times draft={draft} />
          <div class="actions thumb">
            <button type="submit" class="btn">
              Save
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
  const [first] = rows
  if (!first) return null
  const id = `part-${first.hearer}`
  return (
    <section class="card form" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.map((row) =>
        choosableIn(row).length > 0 ? (
          <Row row={row} draft={draft} />
        ) : (
          <p>
            {row.words} <span class="muted small">Always by mail, at once.</span>
          </p>
        ),
      )}
    </section>
  )
}

const WORDS = { mail: 'Mail', push: 'Browser', isDaily: 'Can wait for the mail of the day' }

function Row({ row, draft }: { readonly row: NoticeRow; readonly draft: Draft }) {
  const name = nameOf(row)
  return (
    <fieldset class="field">
      <legend class="label">{row.words}</legend>
      <div class="choices">
        {choosableIn(row).map((what) => (
          <label class="choice">
            <input
              type="checkbox"
              name={what}
              value={name}
              checked={many(draft.typed, what).includes(name)}
            />
            {WORDS[what]}
          </label>
        ))}
      </div>
      {hintFor(row) && <p class="hint">{hintFor(row)}</p>}
    </fieldset>
  )
}

function hintFor({ isDuty, urgency }: NoticeRow): string {
  const duty = isDuty ? 'Somebody relies on your hearing this: leave it one way.' : ''
  const when =
    urgency === 'now'
      ? 'At once, at any hour.'
      : urgency === 'soon'
        ? 'At once where time is short.'
        : ''
  return [duty, when].filter(Boolean).join(' ')
}

function Times({ draft }: { readonly draft: Draft }) {
  return (
    <section class="card form" aria-labelledby="times">
      <div>
        <h2 id="times">Quiet hours, and the mail of the day</h2>
        <p class="muted small">
          What can wait comes in one mail when the quiet hours end. A night belongs to the day on
          which it begins.
        </p>
      </div>
      <TextField
        draft={draft}
        name="zone"
        label="Time zone"
        hint="Such as Europe/Berlin."
        maxlength={64}
        required
      />
      <ChoiceField
        draft={draft}
        name="quietDays"
        label="Quiet on"
        hint="None ticked: there are no quiet hours."
        type="checkbox"
        options={WEEKDAYS.map((day) => ({ value: day, words: daysWords([day]) }))}
      />
      <TextField draft={draft} name="quietFrom" label="Quiet from" hint="Such as 22:00." required />
      <TextField draft={draft} name="quietTo" label="Quiet until" hint="Such as 07:00." required />
      <TextField
        draft={draft}
        name="digestAt"
        label="Mail of the day at"
        hint="It comes after the quiet hours at the earliest."
        required
      />
    </section>
  )
}
