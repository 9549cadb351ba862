import type { TokenShown } from '../../db/tokens'
import { useTexts } from '../texts'
import { LastUse } from './key-rows'
import { PostButton } from './post-button'
import { scopeWords } from './scope-words'
import { Instant } from './time'

type Props = {
  readonly token: TokenShown
  readonly title: string
  /** Where tokens are, this one under its id. */
  readonly path: string
  /** What revoking it does. */
  readonly confirm: string
}

/** A token or a session: what it is good for, until when, and its end. */
export function TokenRow({ token, title, path, confirm }: Props) {
  const texts = useTexts()
  const { id, name, verbs, scope, expiresAt, usedAt } = token
  return (
    <li>
      <div class="row-main">
        <span class="row-title">{title}</span>
        <p class="small muted">
          {texts.tokens.power(
            verbs.join(', '),
            scopeWords(texts, scope),
            <Instant at={expiresAt} />,
          )}
        </p>
        <LastUse at={usedAt} />
      </div>
      <PostButton
        action={`${path}/${id}/revoke`}
        variant="danger"
        size="small"
        confirm={confirm}
        label={texts.tokens.revokeNamed(name)}
      >
        {texts.tokens.revoke}
      </PostButton>
    </li>
  )
}
