import type { AskableAccount } from '../../commands/askable'
import { LIMITS } from '../../domain/limits'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  if (accounts.length === 0) return null
  const { typed, faults } = draft
  const scoped = { typed, faults, scope: 'emergency' }
  const isOpen = one(typed, 'emergency') === 'yes'
  return (
    <details class="card more" open={isOpen}>
      <summary>
        <Icon name="right" size={14} />
        {texts.ask.emergency}
      </summary>
      <form class="form" method="post" action={`/resources/${resourceId}/break-glass`}>
        <p>{texts.ask.emergencyTerms}</p>
        <input type="hidden" name="emergency" value="yes" />
        <input type="hidden" name="key" value={one(typed, 'key')} />
        <SelectField
          draft={scoped}
          name="accountId"
          label={texts.ask.account}
          options={accounts.map(({ id, name, emergencySeconds }) => ({
            value: id,
            words: texts.ask.atMost(name, texts.duration(emergencySeconds ?? 0)),
          }))}
        />
        <TextField
          draft={scoped}
          name="emergencyDuration"
          label={texts.ask.howLong}
          hint={texts.ask.emergencyHint}
          maxlength={40}
          required
        />
        <AreaField
          draft={scoped}
          name="justification"
          label={texts.ask.whatEmergency}
          hint={texts.ask.emergencyWhyHint}
          maxlength={LIMITS.textLength}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="danger">
            {texts.ask.breakGlass}
          </button>
        </div>
      </form>
    </details>
  )
}
