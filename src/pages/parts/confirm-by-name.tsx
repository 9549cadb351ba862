import { useTexts } from '../texts'
import type { Draft } from './fields'
import { AreaField, TextField } from './fields'
import { Icon } from './icons'

type Props = {
  readonly draft: Draft
  readonly action: string
  readonly title: string
  /** What will end or be lost. */
  readonly consequence: string
  /** What has to be typed. */
  readonly name: string
  readonly button: string
  readonly withReason?: boolean
}

/** A destructive act: it says what it ends, and has its name typed before it does. */
export function ConfirmByName(props: Props) {
  const texts = useTexts()
  const { draft, action, title, consequence, name, button, withReason = false } = props
  const isTried = draft.faults.confirmName !== undefined || draft.faults.reason !== undefined
  return (
    <details class="card more" data-danger open={isTried}>
      <summary>
        <Icon name="right" size={14} />
        {title}
      </summary>
      <form class="form" method="post" action={action}>
        <p>{consequence}</p>
        {withReason && (
          <AreaField draft={draft} name="reason" label={texts.parts.reason} rows={2} required />
        )}
        <TextField
          draft={draft}
          name="confirmName"
          label={texts.parts.typeToGoOn(name)}
          maxlength={200}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="danger">
            {button}
          </button>
        </div>
      </form>
    </details>
  )
}
