import { AreaField, CheckField, type Draft, TextField } from '../parts/fields'

type Props = { readonly draft: Draft }

/** How long access may last, and what a request must say. */
export function LimitFields({ draft }: Props) {
  return (
    <fieldset class="card group">
      <legend>Limits</legend>
      <div class="fields">
        <TextField draft={draft} name="terms.duration.minSeconds" label="At least" required />
        <TextField draft={draft} name="terms.duration.defaultSeconds" label="Usually" required />
        <TextField
          draft={draft}
          name="terms.duration.maxSeconds"
          label="At most"
          hint="30 days at the outside."
          required
        />
      </div>
      <TextField
        draft={draft}
        name="terms.duration.presetsSeconds"
        label="Offered on the form"
        hint="Durations separated by commas, such as 30 min, 1 h, 4 h."
      />
      <div class="fields">
        <TextField
          draft={draft}
          name="terms.pendingSeconds"
          label="Must be decided within"
          hint="Then it expires."
          required
        />
        <TextField
          draft={draft}
          name="terms.unusedSeconds"
          label="Must be used within"
          hint="Then the approval lapses."
          required
        />
      </div>
      <div>
        <CheckField
          draft={draft}
          name="terms.justificationRequired"
          label="A justification is required"
        />
        <CheckField draft={draft} name="terms.ticketRequired" label="A ticket is required" />
      </div>
      <TextField
        draft={draft}
        name="terms.ticketPattern"
        label="What a ticket looks like"
        hint="Such as OPS-*; * stands for anything, ? for one character."
        maxlength={64}
      />
    </fieldset>
  )
}

/** When access is possible. Empty fields: always. */
export function WindowFields({ draft }: Props) {
  return (
    <fieldset class="card group">
      <legend>Hours</legend>
      <p class="muted small">
        Left empty, access is possible at any time. Access ends when its window closes; people may
        ask at any time.
      </p>
      <div class="fields">
        <AreaField
          draft={draft}
          name="terms.windows.hours"
          label="Open"
          hint="One window per line: Mon–Fri 08:00–18:00, or Fri 22:00–06:00 into the next day."
          rows={3}
        />
        <TextField
          draft={draft}
          name="terms.windows.zone"
          label="Time zone"
          hint="Such as Europe/Berlin."
          maxlength={64}
        />
      </div>
      <AreaField
        draft={draft}
        name="terms.windows.holidays"
        label="Closed on holidays"
        hint="Dates such as 2026-12-25, --12-25 for every year, or the text of an iCalendar file. No window starts on such a day."
        rows={3}
      />
    </fieldset>
  )
}
