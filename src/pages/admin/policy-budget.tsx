import type { Child } from 'hono/jsx'
import type { Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { many, one, type Typed } from '../parts/typed'

const AT = 'terms.budgets.0'
const KEPT = 'terms.budgets.kept'

/** Where the form names whoever has to agree beyond the budget. */
export const BUDGET_STEP = `${AT}.beyond`

const SCOPES = [
  { value: '', words: 'No budget' },
  { value: 'person', words: 'Of all that one person has' },
  { value: 'resource', words: 'Of this resource, for each person' },
  { value: 'policy', words: 'Under this policy, for each person' },
] as const

/** The budgets as a program would send them. The form has the first; others stay as they were saved. */
export function budgetsIn(typed: Typed) {
  const per = one(typed, `${AT}.per`)
  if (per === '') return {}
  const kept = one(typed, KEPT)
  return { budgets: [{ per, ...limitsIn(typed), ...beyondIn(typed) }, ...keptBudgets(kept)] }
}

function limitsIn(typed: Typed) {
  const number = (name: string) => {
    const text = one(typed, `${AT}.${name}`).trim()
    return text === '' ? {} : { [name]: Number(text) }
  }
  const duration = (name: string) => {
    const text = one(typed, `${AT}.${name}`).trim()
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

function beyondIn(typed: Typed) {
  const name = one(typed, `${BUDGET_STEP}.name`).trim()
  if (name === '') return {}
  const people = [...many(typed, `${BUDGET_STEP}.people`)]
  const groups = [...many(typed, `${BUDGET_STEP}.groups`)]
  return { beyond: { name, quorum: 1, people, groups } }
}

/** What is not a list in JSON is left to the schema, which says so. */
function keptBudgets(text: string): readonly unknown[] {
  if (text === '') return []
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? kept : [kept]
  } catch {
    return [text]
  }
}

export function typedBudgets({ budgets = [] }: Terms): Typed {
  const [first, ...others] = budgets
  if (!first) return {}
  const duration = (seconds: number | undefined) => [seconds ? durationText(seconds) : '']
  const number = (value: number | undefined) => [value === undefined ? '' : String(value)]
  return {
    [`${AT}.per`]: [first.per],
    [`${AT}.periodSeconds`]: duration(first.periodSeconds),
    [`${AT}.leases`]: number(first.leases),
    [`${AT}.seconds`]: duration(first.seconds),
    [`${AT}.coolDownSeconds`]: duration(first.coolDownSeconds),
    [`${AT}.atOnce`]: number(first.atOnce),
    [`${BUDGET_STEP}.name`]: [first.beyond?.name ?? ''],
    [`${BUDGET_STEP}.people`]: first.beyond?.people ?? [],
    [`${BUDGET_STEP}.groups`]: first.beyond?.groups ?? [],
    ...(others.length > 0 ? { [KEPT]: [JSON.stringify(others)] } : {}),
  }
}

type Props = { readonly draft: Draft; readonly who: (prefix: string) => Child }

export function BudgetFields({ draft, who }: Props) {
  const kept = one(draft.typed, KEPT)
  return (
    <fieldset class="card group">
      <legend>Budget</legend>
      {kept && <input type="hidden" name={KEPT} value={kept} />}
      <div class="fields">
        <SelectField draft={draft} name={`${AT}.per`} label="What is counted" options={SCOPES} />
        <TextField
          draft={draft}
          name={`${AT}.periodSeconds`}
          label="Within"
          hint="Such as 7 days; 30 days at most."
        />
        <TextField draft={draft} name={`${AT}.leases`} type="number" label="Accesses at most" />
        <TextField
          draft={draft}
          name={`${AT}.seconds`}
          label="Time at most"
          hint="Such as 10 h in all."
        />
        <TextField
          draft={draft}
          name={`${AT}.coolDownSeconds`}
          label="Pause after one"
          hint="Such as 1 h."
        />
        <TextField draft={draft} name={`${AT}.atOnce`} type="number" label="At a time at most" />
      </div>
      <TextField
        draft={draft}
        name={`${BUDGET_STEP}.name`}
        label="Step that is asked beyond it"
        hint="Left empty: beyond it is refused."
        maxlength={120}
      />
      {who(BUDGET_STEP)}
    </fieldset>
  )
}
