import { AreaField, CheckField, type Draft, TextField } from '../parts/fields'
import { useTexts } from '../texts'
import { PolicyPart } from './policy-part'

type Props = { readonly draft: Draft }

/** How long access may last, and what a request must say. */
export function LimitFields({ draft }: Props) {
  const texts = useTexts()
  return (
    <fieldset class="card group">
      <legend>{texts.policies.limits}</legend>
      <div class="fields">
        <TextField
          draft={draft}
          name="terms.duration.minSeconds"
          label={texts.policies.least}
          required
        />
        <TextField
          draft={draft}
          name="terms.duration.defaultSeconds"
          label={texts.policies.usually}
          required
        />
        <TextField
          draft={draft}
          name="terms.duration.maxSeconds"
          label={texts.policies.most}
          hint={texts.policies.mostHint}
          required
        />
      </div>
      <TextField
        draft={draft}
        name="terms.duration.presetsSeconds"
        label={texts.policies.presets}
        hint={texts.policies.presetsHint}
      />
      <div class="fields">
        <TextField
          draft={draft}
          name="terms.pendingSeconds"
          label={texts.policies.decidedWithin}
          hint={texts.policies.thenExpires}
          required
        />
        <TextField
          draft={draft}
          name="terms.unusedSeconds"
          label={texts.policies.usedWithin}
          hint={texts.policies.thenLapses}
          required
        />
      </div>
      <div>
        <CheckField
          draft={draft}
          name="terms.justificationRequired"
          label={texts.policies.justificationRequired}
        />
        <CheckField
          draft={draft}
          name="terms.ticketRequired"
          label={texts.policies.ticketRequired}
        />
      </div>
      <TextField
        draft={draft}
        name="terms.ticketPattern"
        label={texts.policies.ticketPattern}
        hint={texts.policies.ticketPatternHint}
        maxlength={64}
      />
    </fieldset>
  )
}

/** When access is possible. Empty fields: always. */
export function WindowFields({ draft }: Props) {
  const texts = useTexts()
  return (
    <PolicyPart
      draft={draft}
      fields={['terms.windows']}
      title={texts.policies.hours}
      otherwise={texts.policies.otherwise.hours}
    >
      <p class="muted small">{texts.policies.hoursHint}</p>
      <div class="fields">
        <AreaField
          draft={draft}
          name="terms.windows.hours"
          label={texts.policies.open}
          hint={texts.policies.openHint}
          rows={3}
        />
        <TextField
          draft={draft}
          name="terms.windows.zone"
          label={texts.policies.zone}
          hint={texts.policies.zoneHint}
          maxlength={64}
        />
      </div>
      <AreaField
        draft={draft}
        name="terms.windows.holidays"
        label={texts.policies.holidays}
        hint={texts.policies.holidaysHint}
        rows={3}
      />
    </PolicyPart>
  )
}
