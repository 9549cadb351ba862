import type { Child } from 'hono/jsx'
import { LIMITS } from '../../domain/limits'
import type { Budget } from '../../domain/policy/budget'
import type { Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { many, one, type Typed } from '../parts/typed'
import { RingFields, ringsIn, typedRings } from './policy-rings'

const ROWS = 'budgetRows'
const REMOVED = 'removedBudget'

/** What the button for one more row sends, beside all that was typed. */
export const MORE_BUDGETS = { name: 'more', value: 'budget' } as const

const SCOPES = [
  { value: '', words: 'No budget' },
  { value: 'person', words: 'Of all that one person has' },
  { value: 'resource', words: 'Of this resource, for each person' },
  { value: 'policy', words: 'Under this policy, for each person' },
] as const

/** The rows of budgets that the form has; one that counts nothing is left out when it is read. */
function budgetRows(typed: Typed): readonly number[] {
  const wished = Math.max(1, Number(one(typed, ROWS)) || 1)
  return Array.from({ length: Math.min(LIMITS.budgetsPerPolicy, wished) }, (_, row) => row)
}

/** Which rows are sent, in the order in which a complaint counts them. */
export function usedBudgets(typed: Typed): readonly number[] {
  return budgetRows(typed).filter((row) => one(typed, `${placeOf(row)}.per`) !== '')
}

/** Where the form names whoever has to agree beyond each budget. */
export function budgetSteps(typed: Typed): readonly string[] {
  return budgetRows(typed).map(stepOf)
}

const placeOf = (row: number) => `terms.budgets.${row}`
const stepOf = (row: number) => `${placeOf(row)}.beyond`

/** The form with one more row, or without the one whose button was pressed. */
export function withBudgetRows(typed: Typed): Typed {
  const rows = budgetRows(typed)
  const removed = one(typed, REMOVED)
  if (removed === '') return { ...typed, [ROWS]: [String(rows.length + 1)] }
  const left = rows.filter((row) => String(row) !== removed)
  const others = Object.entries(typed).filter(([name]) => !name.startsWith('terms.budgets.'))
  const moved = left.flatMap((row, place) =>
    Object.entries(typed).flatMap(([name, values]) =>
      name.startsWith(`${placeOf(row)}.`)
        ? [[name.replace(placeOf(row), placeOf(place)), values] as const]
        : [],
    ),
  )
  return { ...Object.fromEntries([...others, ...moved]), [ROWS]: [String(left.length)] }
}

/** Whether a button of the budgets was pressed. */
export function isAboutBudgets(typed: Typed): boolean {
  return one(typed, MORE_BUDGETS.name) === MORE_BUDGETS.value || one(typed, REMOVED) !== ''
}

/** The budgets as a program would send them. */
export function budgetsIn(typed: Typed) {
  const budgets = usedBudgets(typed).map((row) => ({
    per: one(typed, `${placeOf(row)}.per`),
    ...limitsIn(typed, placeOf(row)),
    ...beyondIn(typed, stepOf(row)),
  }))
  return budgets.length > 0 ? { budgets } : {}
}

function limitsIn(typed: Typed, place: string) {
  const number = (name: string) => {
    const text = one(typed, `${place}.${name}`).trim()
    return text === '' ? {} : { [name]: Number(text) }
  }
  const duration = (name: string) => {
    const text = one(typed, `${place}.${name}`).trim()
    return text === '' ? {} : { [name]: parseDuration(text) }
  }
  return {
    ...duration('periodSeconds'),
    ...number('leases'),
    ...duration('seconds'),
    ...duration('coolDownSeconds'),
    ...number('atOnce'),
  }
}

function beyondIn(typed: Typed, step: string) {
  const name = one(typed, `${step}.name`).trim()
  if (name === '') return {}
  const quorum = Number(one(typed, `${step}.quorum`).trim() || '1')
  const [people, groups] = [many(typed, `${step}.people`), many(typed, `${step}.groups`)]
  const beyond = { name, quorum, people: [...people], groups: [...groups] }
  return { beyond: { ...beyond, ...ringsIn(typed, step) } }
}

export function typedBudgets({ budgets = [] }: Terms): Typed {
  const rows = { [ROWS]: [String(Math.max(1, budgets.length))] }
  return Object.assign(rows, ...budgets.map((budget, row) => typedBudget(budget, row)))
}

function typedBudget({ beyond, ...budget }: Budget, row: number): Typed {
  const [place, step] = [placeOf(row), stepOf(row)]
  const duration = (seconds: number | undefined) => [seconds ? durationText(seconds) : '']
  const number = (value: number | undefined) => [value === undefined ? '' : String(value)]
  return {
    [`${place}.per`]: [budget.per],
    [`${place}.periodSeconds`]: duration(budget.periodSeconds),
    [`${place}.leases`]: number(budget.leases),
    [`${place}.seconds`]: duration(budget.seconds),
    [`${place}.coolDownSeconds`]: duration(budget.coolDownSeconds),
    [`${place}.atOnce`]: number(budget.atOnce),
    [`${step}.name`]: [beyond?.name ?? ''],
    [`${step}.quorum`]: number(beyond?.quorum),
    [`${step}.people`]: beyond?.people ?? [],
    [`${step}.groups`]: beyond?.groups ?? [],
    ...(beyond ? typedRings(beyond, step) : {}),
  }
}

type Props = {
  readonly draft: Draft
  /** Where the form can be drawn again with other rows. */
  readonly redraw: string
  readonly who: (prefix: string) => Child
}

export function BudgetFields({ draft, redraw, who }: Props) {
  const rows = budgetRows(draft.typed)
  const again = {
    type: 'submit',
    class: 'btn',
    'data-size': 'small',
    formaction: redraw,
    formnovalidate: true,
  } as const
  return (
    <fieldset class="card group" id="budgets">
      <legend>Budgets</legend>
      <p class="muted small">
        Each limits what one person may have within a period. One that counts nothing is left out.
      </p>
      <input type="hidden" name={ROWS} value={String(rows.length)} />
      {rows.map((row) => (
        <BudgetRow draft={draft} row={row} who={who}>
          {rows.length > 1 && (
            <button {...again} data-variant="quiet" name={REMOVED} value={String(row)}>
              Remove budget {row + 1}
            </button>
          )}
        </BudgetRow>
      ))}
      {rows.length < LIMITS.budgetsPerPolicy && (
        <div class="actions">
          <button {...again} data-variant="outline" {...MORE_BUDGETS}>
            Add another budget
          </button>
        </div>
      )}
    </fieldset>
  )
}

type RowProps = Omit<Props, 'redraw'> & { readonly row: number; readonly children: Child }

function BudgetRow({ draft, row, who, children }: RowProps) {
  const [place, step] = [placeOf(row), stepOf(row)]
  return (
    <fieldset class="group step">
      <legend class="label">Budget {row + 1}</legend>
      <div class="fields">
        <SelectField draft={draft} name={`${place}.per`} label="What is counted" options={SCOPES} />
        <TextField
          draft={draft}
          name={`${place}.periodSeconds`}
          label="Within"
          hint="Such as 7 days; 30 days at most."
        />
        <TextField draft={draft} name={`${place}.leases`} type="number" label="Accesses at most" />
        <TextField
          draft={draft}
          name={`${place}.seconds`}
          label="Time at most"
          hint="Such as 10 h in all."
        />
        <TextField
          draft={draft}
          name={`${place}.coolDownSeconds`}
          label="Pause after one"
          hint="Such as 1 h."
        />
        <TextField draft={draft} name={`${place}.atOnce`} type="number" label="At a time at most" />
        <TextField
          draft={draft}
          name={`${step}.name`}
          label="Step that is asked beyond it"
          hint="Left empty: beyond it is refused."
          maxlength={120}
        />
        <TextField
          draft={draft}
          name={`${step}.quorum`}
          type="number"
          label="How many must approve it"
          hint="Left empty: one."
        />
      </div>
      {who(step)}
      <RingFields draft={draft} step={step} who={who} />
      {children && <div class="actions">{children}</div>}
    </fieldset>
  )
}
