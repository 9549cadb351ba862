import { useTexts } from '../texts'
import { PostButton } from './post-button'
import { Instant } from './time'

type Key = { readonly id: string; readonly createdAt: number; readonly usedAt?: number | null }

type Props = {
  readonly keys: readonly Key[]
  /** Where they are, one under its id. */
  readonly path: string
  /** What revoking one does. */
  readonly confirm: string
}

/** Secrets or tokens of which there may be two: when each was made, and its end. */
export function KeyRows({ keys, path, confirm }: Props) {
  const texts = useTexts()
  return (
    <ul class="rows" hidden={keys.length === 0}>
      {keys.map(({ id, createdAt, usedAt }) => (
        <li>
          <div class="row-main">
            <span>{texts.tokens.made(<Instant at={createdAt} />)}</span>
            {usedAt !== undefined && <LastUse at={usedAt} />}
          </div>
          <PostButton
            action={`${path}/${id}/revoke`}
            variant="danger"
            size="small"
            confirm={confirm}
          >
            {texts.tokens.revoke}
          </PostButton>
        </li>
      ))}
    </ul>
  )
}

export function LastUse({ at }: { readonly at: number | null }) {
  const texts = useTexts()
  return (
    <p class="small muted">
      {at === null ? texts.tokens.neverUsed : texts.tokens.lastUsed(<Instant at={at} />)}
    </p>
  )
}
