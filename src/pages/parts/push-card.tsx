import type { PushBrowser } from '../../db/push-subscriptions'
import { PostButton } from './post-button'
import { Instant } from './time'

type Props = { readonly browsers: readonly PushBrowser[]; readonly pushKey: string | null }

/** The browsers in which somebody is told; this one is added by script, which fills in the form. */
export function PushCard({ browsers, pushKey }: Props) {
  return (
    <section class="card form" aria-labelledby="browsers">
      <div>
        <h2 id="browsers">Browsers that tell you</h2>
        <p class="muted small">
          {pushKey
            ? 'A short message appears there, also while Hallpass is closed. Signing out there ends it.'
            : 'This installation has no keys for browser push. An administrator can set them.'}
        </p>
      </div>
      {browsers.map(({ id, device, createdAt }) => (
        <div>
          <p>
            {device}{' '}
            <span class="muted small">
              since <Instant at={createdAt} />
            </span>
          </p>
          <PostButton action={`/notices/browsers/${id}/remove`} variant="outline" size="small">
            Remove<span class="visually-hidden"> {device}</span>
          </PostButton>
        </div>
      ))}
      {pushKey && (
        <form class="form" method="post" action="/notices/browsers" data-push={pushKey}>
          <input type="hidden" name="endpoint" />
          <input type="hidden" name="p256dh" />
          <input type="hidden" name="auth" />
          <div class="actions">
            <button type="submit" class="btn" data-variant="outline">
              Tell me in this browser
            </button>
          </div>
          <p class="error" role="alert" data-push-fault />
          <noscript>
            <p class="small">It needs a browser that runs scripts.</p>
          </noscript>
        </form>
      )}
    </section>
  )
}
