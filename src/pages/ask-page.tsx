import type { AskableAccount } from '../commands/askable'
import type { Preview } from '../commands/preview'
import type { RequestRow } from '../db/board'
import type { ResourceRow } from '../db/resources'
import { LIMITS } from '../domain/limits'
import type { DurationRule } from '../domain/policy/policy'
import { AlreadyOpen } from './parts/already-open'
import { EmergencyCard } from './parts/emergency-card'
import { AreaField, ChoiceField, type Draft, Fault, TextField } from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { PreviewCard } from './parts/preview-card'
import { ProofCard, type ProofNeeded, ProvedNotice } from './parts/proof-card'
import { many, one } from './parts/typed'
import { useTexts } from './texts'

export type AskPageProps = {
  readonly resource: ResourceRow
  readonly accounts: readonly AskableAccount[]
  readonly draft: Draft
  readonly preview: Preview | null
  readonly problem: Said | null
  readonly toProve?: ProofNeeded | null
  /** They come back from proving who they are. */
  readonly isBack?: boolean
  /** Open requests of this person for the same resource. */
  readonly open?: readonly RequestRow[]
  /** What this person may take in an emergency. */
  readonly urgent?: readonly AskableAccount[]
}

/** Asking for one account: what is typed stays, and beside it stands who will be asked and why. */
export function AskPage({ resource, accounts, draft, preview, problem, ...rest }: AskPageProps) {
  const texts = useTexts()
  const { open = [], toProve = null, isBack = false, urgent = [] } = rest
  const terms = preview?.policy?.terms
  return (
    <>
      <Head
        back={{ href: '/#ask', words: texts.home.ask }}
        title={texts.ask.title(resource.name)}
        lead={resource.description}
      />
      <ProblemNotice problem={toProve ? null : problem} />
      <ProvedNotice isBack={isBack} />
      <ProofCard toProve={toProve} />
      <AlreadyOpen rows={open} />
      <div class="split">
        <form class="card form" method="post" action="/requests" data-preview>
          <input type="hidden" name="resourceId" value={resource.id} />
          <input type="hidden" name="key" value={one(draft.typed, 'key')} />
          <ChoiceField
            draft={draft}
            name="accountId"
            label={texts.ask.account}
            type="radio"
            options={accounts.map(({ id, name }) => ({ value: id, words: name }))}
          />
          {terms && <Duration draft={draft} rule={terms.duration} />}
          <AreaField
            draft={draft}
            name="justification"
            label={texts.ask.why}
            hint={texts.ask.whyHint}
            maxlength={LIMITS.textLength}
            required={terms?.justificationRequired ?? false}
          />
          <TextField
            draft={draft}
            name="ticket"
            label={texts.request.ticket}
            maxlength={LIMITS.ticketLength}
            required={terms?.ticketRequired ?? false}
          />
          <div class="actions thumb">
            <button type="submit" class="btn">
              {texts.home.ask}
            </button>
            <button
              type="submit"
              class="btn"
              data-variant="outline"
              formaction={`/resources/${resource.id}/ask`}
              formnovalidate
              data-preview-button
            >
              {texts.ask.whoIsAsked}
            </button>
          </div>
        </form>
        <PreviewCard preview={preview} />
      </div>
      <EmergencyCard resourceId={resource.id} accounts={urgent} draft={draft} />
    </>
  )
}

function Duration({ draft, rule }: { readonly draft: Draft; readonly rule: DurationRule }) {
  const texts = useTexts()
  const { presetsSeconds, defaultSeconds, minSeconds, maxSeconds } = rule
  const offered = [...new Set([...presetsSeconds, defaultSeconds])].sort((a, b) => a - b)
  const chosen = many(draft.typed, 'duration')
  return (
    <div class="stack">
      <fieldset class="field">
        <legend class="label">{texts.ask.howLong}</legend>
        <div class="choices">
          {offered.map((seconds) => (
            <label class="choice">
              <input
                type="radio"
                name="duration"
                value={String(seconds)}
                checked={chosen.includes(String(seconds))}
              />
              {texts.duration(seconds)}
            </label>
          ))}
          <label class="choice">
            <input
              type="radio"
              name="duration"
              value="other"
              checked={chosen.includes('other')}
              data-reveals="otherDuration"
            />
            {texts.ask.another}
          </label>
        </div>
        <Fault id="duration-fault" text={draft.faults.duration} />
      </fieldset>
      <div class="other-duration">
        <TextField
          draft={draft}
          name="otherDuration"
          label={texts.ask.anotherDuration}
          hint={texts.ask.durationHint(texts.duration(minSeconds), texts.duration(maxSeconds))}
          maxlength={40}
        />
      </div>
    </div>
  )
}
