import type { Child } from 'hono/jsx'
import { ACCESS_MODES, RESOURCE_KINDS } from '../../domain/account'
import type { Policy } from '../../domain/policy/policy'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CheckField, ChoiceField, type Draft, Fault, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { type Named, PrincipalsField } from '../parts/principals-field'
import { BudgetFields } from './policy-budget'
import { DecidingFields, ExtensionFields } from './policy-extension'
import { stepRows } from './policy-form'
import { GlassFields } from './policy-glass'
import { LimitFields, WindowFields } from './policy-limits'
import { MfaFields } from './policy-proof'
import { RingFields } from './policy-rings'
import { Untried } from './policy-untried'

export type PolicyFormProps = {
  readonly stored: Pick<Policy, 'id' | 'name' | 'revision'> | null
  readonly draft: Draft
  readonly problem: Said | null
  readonly groups: readonly Named[]
  /** Everybody who is named in the form now. */
  readonly people: readonly Named[]
  /** Those there are, and those that are named. */
  readonly machines?: readonly Named[]
  /** What is to be said about it, beside the form. */
  readonly children?: Child
}

/** One policy, all of it: what it is for, who may ask, who approves, and the limits. */
export function PolicyFormPage({
  stored,
  draft,
  problem,
  groups,
  people,
  machines = [],
  children,
}: PolicyFormProps) {
  const base = stored ? `/admin/policies/${stored.id}` : '/admin/policies'
  const named = { draft, groups, people }
  return (
    <>
      <Head
        back={{ href: '/admin/policies', words: 'Policies' }}
        title={stored ? stored.name : 'New policy'}
        lead="The first active policy that matches counts, whole."
      />
      <ProblemNotice problem={problem} />
      <div class="split">
        <div class="stack">
          <form class="stack" method="post" action={base} data-beside="#beside">
            {stored && <input type="hidden" name="revision" value={String(stored.revision)} />}
            <fieldset class="card group">
              <legend>What it is for</legend>
              <TextField draft={draft} name="name" label="Name" maxlength={120} required />
              <CheckField draft={draft} name="active" label="Active" />
              <div class="fields">
                <TextField
                  draft={draft}
                  name="resources"
                  label="Resources"
                  hint="A glob: prod-* or *. At least one of these two."
                  maxlength={64}
                />
                <TextField
                  draft={draft}
                  name="accounts"
                  label="Accounts"
                  hint="A glob: admin or *-ro."
                  maxlength={64}
                />
              </div>
              <ChoiceField
                draft={draft}
                name="kinds"
                label="Only these kinds"
                type="checkbox"
                options={RESOURCE_KINDS.map((value) => ({ value, words: value }))}
                hint="None ticked: any."
              />
              <ChoiceField
                draft={draft}
                name="modes"
                label="Only these access modes"
                type="checkbox"
                options={ACCESS_MODES.map((value) => ({ value, words: value }))}
                hint="None ticked: any."
              />
              <TextField
                draft={draft}
                name="tags"
                label="Only with all of these tags"
                hint="Separated by commas."
              />
            </fieldset>
            <fieldset class="card group">
              <legend>Who may ask</legend>
              <ChoiceField
                draft={draft}
                name="everybody"
                label="Who"
                type="radio"
                options={[
                  { value: 'yes', words: 'Everybody' },
                  { value: 'no', words: 'Only these' },
                ]}
              />
              <Who {...named} prefix="requesters" />
              <PrincipalsField
                draft={draft}
                name="requesters.machines"
                label="Machines, which everybody does not include"
                options={machines}
              />
            </fieldset>
            <Steps {...named} base={base} />
            <LimitFields draft={draft} />
            <WindowFields draft={draft} />
            <DecidingFields draft={draft} />
            <ExtensionFields draft={draft} />
            <BudgetFields
              draft={draft}
              redraw={`${base}/redraw#budgets`}
              who={(prefix) => <Who {...named} prefix={prefix} />}
            />
            <GlassFields draft={draft} who={(prefix) => <Who {...named} prefix={prefix} />} />
            <MfaFields draft={draft} />
            <div class="actions">
              <button type="submit" class="btn">
                Save
              </button>
              <button
                type="submit"
                class="btn"
                data-variant="outline"
                formaction={`${base}/try#trial`}
                data-tries
              >
                Try it without saving
              </button>
              <a class="btn" data-variant="quiet" href="/admin/policies">
                Back without saving
              </a>
            </div>
          </form>
          {stored && (
            <ConfirmByName
              draft={draft}
              action={`${base}/delete`}
              title="Delete this policy"
              consequence="What was approved under it is judged by the policies that remain, and refused at check-out where none matches."
              name={stored.name}
              button={`Delete ${stored.name}`}
            />
          )}
        </div>
        <aside
          id="beside"
          class="stack beside"
          aria-live="polite"
          aria-label="What it would change"
        >
          {children ?? <Untried faults={draft.faults} />}
        </aside>
      </div>
    </>
  )
}

type NamedProps = Pick<PolicyFormProps, 'draft' | 'groups' | 'people'>

function Steps({ base, ...named }: NamedProps & { readonly base: string }) {
  const { draft } = named
  return (
    <fieldset class="card group">
      <legend>Who approves, in this order</legend>
      <p class="muted small">
        Nobody decides on their own request, and one person counts once over all steps. Without any
        step the policy approves by itself. A step that is left empty does not count.
      </p>
      <input type="hidden" name="stepRows" value={String(stepRows(draft.typed).length)} />
      {stepRows(draft.typed).map((row) => (
        <fieldset class="group step">
          <legend class="label">Step {row + 1}</legend>
          <div class="fields">
            <TextField
              draft={draft}
              name={`terms.steps.${row}.name`}
              label="Name of the step"
              maxlength={120}
            />
            <TextField
              draft={draft}
              name={`terms.steps.${row}.quorum`}
              label="How many must approve"
              type="number"
            />
          </div>
          <Who {...named} prefix={`terms.steps.${row}`} />
          <RingFields
            draft={draft}
            step={`terms.steps.${row}`}
            who={(prefix) => <Who {...named} prefix={prefix} />}
          />
        </fieldset>
      ))}
      <div class="actions">
        <button
          type="submit"
          class="btn"
          data-variant="outline"
          data-size="small"
          formaction={`${base}/redraw`}
          formnovalidate
        >
          Add another step
        </button>
      </div>
    </fieldset>
  )
}

function Who({ draft, groups, people, prefix }: NamedProps & { readonly prefix: string }) {
  const chosen = draft.typed[`${prefix}.people`] ?? []
  return (
    <>
      <PrincipalsField draft={draft} name={`${prefix}.groups`} label="Groups" options={groups} />
      <PrincipalsField
        draft={draft}
        name={`${prefix}.people`}
        label="People"
        options={people.filter(({ id }) => chosen.includes(id))}
        addLabel="Add people"
        addHint="Names or e-mail addresses, separated by commas."
      />
      <Fault id={`${prefix}-fault`} text={draft.faults[prefix]} />
    </>
  )
}
