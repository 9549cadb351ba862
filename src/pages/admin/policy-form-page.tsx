import type { Child } from 'hono/jsx'
import { ACCESS_MODES, RESOURCE_KINDS } from '../../domain/account'
import type { Policy } from '../../domain/policy/policy'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CheckField, ChoiceField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { type Named, PrincipalsField } from '../parts/principals-field'
import { useTexts } from '../texts'
import { BudgetFields } from './policy-budget'
import { DecidingFields, ExtensionFields } from './policy-extension'
import { stepRows } from './policy-form'
import { GlassFields } from './policy-glass'
import { LimitFields, WindowFields } from './policy-limits'
import { MfaFields } from './policy-proof'
import { RingFields } from './policy-rings'
import { Untried } from './policy-untried'
import { type NamedProps, Who } from './policy-who'

export type PolicyFormProps = {
  readonly stored: Pick<Policy, 'id' | 'name' | 'revision'> | null
  readonly draft: Draft
  readonly problem: Said | null
  readonly groups: readonly Named[]
  /** Whether there are groups that are not among them, to be added by name. */
  readonly hasMoreGroups?: boolean
  /** Everybody who is named in the form now. */
  readonly people: readonly Named[]
  /** Those there are, and those that are named. */
  readonly machines?: readonly Named[]
  readonly hasMoreMachines?: boolean
  /** What is to be said about it, beside the form. */
  readonly children?: Child
}

/** One policy, all of it: what it is for, who may ask, who approves, and the limits. */
export function PolicyFormPage({
  stored,
  draft,
  problem,
  groups,
  hasMoreGroups = false,
  people,
  machines = [],
  hasMoreMachines = false,
  children,
}: PolicyFormProps) {
  const texts = useTexts()
  const base = stored ? `/admin/policies/${stored.id}` : '/admin/policies'
  const named = { draft, groups, hasMoreGroups, people }
  const who = (prefix: string) => <Who {...named} prefix={prefix} />
  return (
    <>
      <Head
        back={{ href: '/admin/policies', words: texts.shell.policies }}
        title={stored ? stored.name : texts.policies.new}
        lead={texts.policies.formLead}
      />
      <ProblemNotice problem={problem} />
      <div class="split">
        <div class="stack">
          <form class="stack" method="post" action={base} data-beside="#beside">
            {stored && <input type="hidden" name="revision" value={String(stored.revision)} />}
            <fieldset class="card group">
              <legend>{texts.policies.whatFor}</legend>
              <TextField
                draft={draft}
                name="name"
                label={texts.parts.name}
                maxlength={120}
                required
              />
              <CheckField draft={draft} name="active" label={texts.policies.active} />
              <div class="fields">
                <TextField
                  draft={draft}
                  name="resources"
                  label={texts.shell.resources}
                  hint={texts.policies.resourcesHint}
                  maxlength={64}
                />
                <TextField
                  draft={draft}
                  name="accounts"
                  label={texts.resources.accounts}
                  hint={texts.policies.accountsHint}
                  maxlength={64}
                />
              </div>
              <ChoiceField
                draft={draft}
                name="kinds"
                label={texts.policies.onlyKinds}
                type="checkbox"
                options={RESOURCE_KINDS.map((value) => ({
                  value,
                  words: texts.resources.kinds[value],
                }))}
                hint={texts.policies.noneTicked}
              />
              <ChoiceField
                draft={draft}
                name="modes"
                label={texts.policies.onlyModes}
                type="checkbox"
                options={ACCESS_MODES.map((value) => ({
                  value,
                  words: texts.accounts.modes[value],
                }))}
                hint={texts.policies.noneTicked}
              />
              <TextField
                draft={draft}
                name="tags"
                label={texts.policies.onlyTags}
                hint={texts.policies.onlyTagsHint}
              />
            </fieldset>
            <fieldset class="card group">
              <legend>{texts.policies.whoMayAsk}</legend>
              <ChoiceField
                draft={draft}
                name="everybody"
                label={texts.request.who}
                type="radio"
                options={[
                  { value: 'yes', words: texts.resources.everybody },
                  { value: 'no', words: texts.policies.onlyThese },
                ]}
              />
              <Who {...named} prefix="requesters" />
              <PrincipalsField
                draft={draft}
                name="requesters.machines"
                label={texts.policies.machines}
                options={machines}
                {...(hasMoreMachines ? { addLabel: texts.machines.addMachines } : {})}
              />
            </fieldset>
            <Steps {...named} base={base} />
            <LimitFields draft={draft} />
            <WindowFields draft={draft} />
            <DecidingFields draft={draft} />
            <ExtensionFields draft={draft} />
            <BudgetFields draft={draft} redraw={`${base}/redraw#budgets`} who={who} />
            <GlassFields draft={draft} who={who} />
            <MfaFields draft={draft} />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.parts.save}
              </button>
              <button
                type="submit"
                class="btn"
                data-variant="outline"
                formaction={`${base}/try#trial`}
                data-tries
              >
                {texts.policies.tryIt}
              </button>
              <a class="btn" data-variant="quiet" href="/admin/policies">
                {texts.policies.backUnsaved}
              </a>
            </div>
          </form>
          {stored && (
            <ConfirmByName
              draft={draft}
              action={`${base}/delete`}
              title={texts.policies.delete}
              consequence={texts.policies.deleteTerms}
              name={stored.name}
              button={texts.parts.deleteNamed(stored.name)}
            />
          )}
        </div>
        <aside
          id="beside"
          class="stack beside"
          aria-live="polite"
          aria-label={texts.policies.wouldChange}
        >
          {children ?? <Untried faults={draft.faults} />}
        </aside>
      </div>
    </>
  )
}

function Steps({ base, ...named }: NamedProps & { readonly base: string }) {
  const texts = useTexts()
  const { draft } = named
  return (
    <fieldset class="card group">
      <legend>{texts.policies.whoApproves}</legend>
      <p class="muted small">{texts.policies.stepsHint}</p>
      <input type="hidden" name="stepRows" value={String(stepRows(draft.typed).length)} />
      {stepRows(draft.typed).map((row) => (
        <fieldset class="group step">
          <legend class="label">{texts.policies.step(row + 1)}</legend>
          <div class="fields">
            <TextField
              draft={draft}
              name={`terms.steps.${row}.name`}
              label={texts.policies.stepName}
              maxlength={120}
            />
            <TextField
              draft={draft}
              name={`terms.steps.${row}.quorum`}
              label={texts.policies.quorum}
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
          {texts.policies.addStep}
        </button>
      </div>
    </fieldset>
  )
}
