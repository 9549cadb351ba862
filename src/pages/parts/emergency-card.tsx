import type { AskableAccount } from '../../commands/askable'
import { LIMITS } from '../../domain/limits'
import { durationWords } from './duration'
import { AreaField, type Draft, SelectField, TextField } from './fields'
import { Icon } from './icons'
import { one } from './typed'

type Props = {
  readonly resourceId: string
  /** Those that can be had in an emergency; none where the visitor may not break glass here. */
  readonly accounts: readonly AskableAccount[]
  readonly draft: Draft
}

/** Apart from asking, since it goes round it: who may, takes access now and answers for it later. */
export function EmergencyCard({ resourceId, accounts, draft }: Props) {
  if (accounts.length === 0) return null
  const { typed, faults } = draft
  const scoped = { typed, faults, scope: 'emergency' }
  const isOpen = one(typed, 'emergency') === 'yes'
  return (
    <details class="card more" open={isOpen}>
      <summary>
        <Icon name="right" size={14} />
        Emergency: take it now, without approval
      </summary>
      <form class="form" method="post" action={`/resources/${resourceId}/break-glass`}>
        <p>
          Whoever holds it loses it first, and you get it once the target was read back. Everybody
          named by the policy is told at once. Somebody else reviews what you did; until they have
          signed, you cannot do this again here.
        </p>
        <input type="hidden" name="emergency" value="yes" />
        <input type="hidden" name="key" value={one(typed, 'key')} />
        <SelectField
          draft={scoped}
          name="accountId"
          label="Account"
          options={accounts.map(({ id, name, emergencySeconds }) => ({
            value: id,
            words: `${name}, ${durationWords(emergencySeconds ?? 0)} at most`,
          }))}
        />
        <TextField
          draft={scoped}
          name="emergencyDuration"
          label="How long?"
          hint="Such as 15 min. It gets no more time."
          maxlength={40}
          required
        />
        <AreaField
          draft={scoped}
          name="justification"
          label="What is the emergency?"
          hint="Everybody who is told reads this, and it is kept."
          maxlength={LIMITS.textLength}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="danger">
            Break the glass
          </button>
        </div>
      </form>
    </details>
  )
}
