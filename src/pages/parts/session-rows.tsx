import type { SessionRow } from '../../db/session-list'
import { useTexts } from '../texts'
import { Badge } from './badge'
import { PostButton } from './post-button'
import { Instant } from './time'

type Props = {
  readonly sessions: readonly SessionRow[]
  /** Where the button of each leads to; without it there is none. */
  readonly home?: string
}

/** Where somebody is signed in. */
export function SessionRows({ sessions, home }: Props) {
  const texts = useTexts()
  return (
    <ul class="rows">
      {sessions.map(({ id, device, createdAt, seenAt, isCurrent }) => (
        <li>
          <div class="row-main">
            <span>{texts.told(device)}</span>
            <p class="small muted">
              {texts.sessions.signedIn(<Instant at={createdAt} />, <Instant at={seenAt} />)}
            </p>
          </div>
          {isCurrent && <Badge tone="info" words={texts.sessions.thisOne} />}
          {home && !isCurrent && (
            <PostButton
              action={`${home}/${id}/end`}
              variant="danger"
              size="small"
              label={texts.sessions.endNamed(texts.told(device))}
            >
              {texts.sessions.end}
            </PostButton>
          )}
        </li>
      ))}
    </ul>
  )
}
