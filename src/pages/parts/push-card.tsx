import type { PushBrowser } from '../../db/push-subscriptions'
import { useTexts } from '../texts'
import { PostButton } from './post-button'
import { Instant } from './time'

type Props = { readonly browsers: readonly PushBrowser[]; readonly pushKey: string | null }

/** The browsers in which somebody is told; this one is added by script, which fills in the form. */
export function PushCard({ browsers, pushKey }: Props) {
  const { notices, told } = useTexts()
  return (
    <section class="card form" aria-labelledby="browsers">
      <div>
        <h2 id="browsers">{notices.browsers}</h2>
        <p class="muted small">{pushKey ? notices.browsersWhy : notices.noKeys}</p>
      </div>
      {browsers.map(({ id, device, createdAt }) => (
        <div>
          <p>
            {told(device)}{' '}
            <span class="muted small">{notices.since(<Instant at={createdAt} />)}</span>
          </p>
          <PostButton action={`/notices/browsers/${id}/remove`} variant="danger" size="small">
            {notices.removeNamed(told(device))}
          </PostButton>
        </div>
      ))}
      {pushKey && (
        <form
          class="form"
          method="post"
          action="/notices/browsers"
          data-push={pushKey}
          data-not-allowed={notices.notAllowed}
          data-not-reached={notices.notReached}
          data-not-able={notices.notAble}
        >
          <input type="hidden" name="endpoint" />
          <input type="hidden" name="p256dh" />
          <input type="hidden" name="auth" />
          <div class="actions">
            <button type="submit" class="btn" data-variant="outline">
              {notices.tellHere}
            </button>
          </div>
          <p class="error" role="alert" data-push-fault />
          <noscript>
            <p class="small">{notices.needsScript}</p>
          </noscript>
        </form>
      )}
    </section>
  )
}
