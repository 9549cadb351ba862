import type { Child } from 'hono/jsx'
import { LIMITS } from '../../domain/limits'
import type { Budget } from '../../domain/policy/budget'
import type { Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { many, one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'
import { PolicyPart } from './policy-part'
import { RingFields, ringsIn, typedRings } from './policy-rings'

const ROWS = 'budgetRows'
const REMOVED = 'removedBudget'

/** What the button for one more row sends, beside all that was typed. */
export const MORE_BUDGETS = { name: 'more', value: 'budget' } as const

const SCOPES = ['none', 'person', 'resource', 'policy'] as const

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
  const texts = useTexts()
  const rows = budgetRows(draft.typed)
  const again = {
    type: 'submit',
    class: 'btn',
    'data-size': 'small',
    formaction: redraw,
    formnovalidate: true,
  } as const
  return (
    <PolicyPart
      draft={draft}
      fields={['terms.budgets', ...(rows.length > 1 ? [ROWS] : [])]}
      title={texts.policies.budgets}
      otherwise={texts.policies.otherwise.budgets}
      id="budgets"
    >
      <p class="muted small">{texts.policies.budgetsHint}</p>
      <input type="hidden" name={ROWS} value={String(rows.length)} />
      {rows.map((row) => (
        <BudgetRow draft={draft} row={row} who={who}>
          {rows.length > 1 && (
            <button {...again} data-variant="quiet" name={REMOVED} value={String(row)}>
              {texts.policies.removeBudget(row + 1)}
            </button>
          )}
        </BudgetRow>
      ))}
      {rows.length < LIMITS.budgetsPerPolicy && (
        <div class="actions">
          <button {...again} data-variant="outline" {...MORE_BUDGETS}>
            {texts.policies.addBudget}
          </button>
        </div>
      )}
    </PolicyPart>
  )
}

type RowProps = Omit<Props, 'redraw'> & { readonly row: number; readonly children: Child }

function BudgetRow({ draft, row, who, children }: RowProps) {
  const texts = useTexts()
  const [place, step] = [placeOf(row), stepOf(row)]
  const scopes = SCOPES.map((scope) => ({
    value: scope === 'none' ? '' : scope,
    words: texts.policies.budgetScopes[scope],
  }))
  return (
    <fieldset class="group step">
      <legend class="label">{texts.policies.budget(row + 1)}</legend>
      <div class="fields">
        <SelectField
          draft={draft}
          name={`${place}.per`}
          label={texts.policies.whatCounts}
          options={scopes}
        />
        <TextField
          draft={draft}
          name={`${place}.periodSeconds`}
          label={texts.policies.within}
          hint={texts.policies.withinHint}
        />
        <TextField
          draft={draft}
          name={`${place}.leases`}
          type="number"
          label={texts.policies.mostAccesses}
        />
        <TextField
          draft={draft}
          name={`${place}.seconds`}
          label={texts.policies.mostTime}
          hint={texts.policies.mostTimeHint}
        />
        <TextField
          draft={draft}
          name={`${place}.coolDownSeconds`}
          label={texts.policies.pause}
          hint={texts.policies.pauseHint}
        />
        <TextField
          draft={draft}
          name={`${place}.atOnce`}
          type="number"
          label={texts.policies.mostAtOnce}
        />
        <TextField
          draft={draft}
          name={`${step}.name`}
          label={texts.policies.beyondStep}
          hint={texts.policies.beyondStepHint}
          maxlength={120}
        />
        <TextField
          draft={draft}
          name={`${step}.quorum`}
          type="number"
          label={texts.policies.beyondQuorum}
          hint={texts.policies.beyondQuorumHint}
        />
      </div>
      {who(step)}
      <RingFields draft={draft} step={step} who={who} />
      {children && <div class="actions">{children}</div>}
    </fieldset>
  )
}
