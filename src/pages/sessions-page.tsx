import type { SessionRow } from '../db/session-list'
import { Head } from './parts/head'
import { PostButton } from './parts/post-button'
import { SessionRows } from './parts/session-rows'

const HOME = '/sessions'

/** Where I am signed in. A browser that nobody knows is shut out from here. */
export function SessionsPage({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  return (
    <div class="narrow">
      <Head
        title="Where you are signed in"
        lead="A session ends twelve hours after you signed in, or when it is not used: after half an hour, for administrators after a quarter."
      />
      <section class="card stack">
        <SessionRows sessions={sessions} home={HOME} />
        {sessions.length > 1 && (
          <PostButton action={`${HOME}/end-others`} variant="danger">
            End all others
          </PostButton>
        )}
        <p class="muted small">
          If you do not know one of them, end it, and tell your administrators and your identity
          provider: somebody may have signed in as you.
        </p>
      </section>
    </div>
  )
}
