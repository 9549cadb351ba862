import type { Child } from 'hono/jsx'
import type { Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { many, one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'

const AT = 'terms.budgets.0'
const KEPT = 'terms.budgets.kept'

/** Where the form names whoever has to agree beyond the budget. */
export const BUDGET_STEP = `${AT}.beyond`

const SCOPES = ['none', 'person', 'resource', 'policy'] as const

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
  const texts = useTexts()
  const kept = one(draft.typed, KEPT)
  const scopes = SCOPES.map((scope) => ({
    value: scope === 'none' ? '' : scope,
    words: texts.policies.budgetScopes[scope],
  }))
  return (
    <fieldset class="card group">
      <legend>{texts.policies.budget}</legend>
      {kept && <input type="hidden" name={KEPT} value={kept} />}
      <div class="fields">
        <SelectField
          draft={draft}
          name={`${AT}.per`}
          label={texts.policies.whatCounts}
          options={scopes}
        />
        <TextField
          draft={draft}
          name={`${AT}.periodSeconds`}
          label={texts.policies.within}
          hint={texts.policies.withinHint}
        />
        <TextField
          draft={draft}
          name={`${AT}.leases`}
          type="number"
          label={texts.policies.mostAccesses}
        />
        <TextField
          draft={draft}
          name={`${AT}.seconds`}
          label={texts.policies.mostTime}
          hint={texts.policies.mostTimeHint}
        />
        <TextField
          draft={draft}
          name={`${AT}.coolDownSeconds`}
          label={texts.policies.pause}
          hint={texts.policies.pauseHint}
        />
        <TextField
          draft={draft}
          name={`${AT}.atOnce`}
          type="number"
          label={texts.policies.mostAtOnce}
        />
      </div>
      <TextField
        draft={draft}
        name={`${BUDGET_STEP}.name`}
        label={texts.policies.beyondStep}
        hint={texts.policies.beyondStepHint}
        maxlength={120}
      />
      {who(BUDGET_STEP)}
    </fieldset>
  )
}
