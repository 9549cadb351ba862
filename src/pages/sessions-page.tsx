import type { SessionRow } from '../db/session-list'
import { Head } from './parts/head'
import { PostButton } from './parts/post-button'
import { SessionRows } from './parts/session-rows'
import { useTexts } from './texts'

const HOME = '/sessions'

/** Where I am signed in. A browser that nobody knows is shut out from here. */
export function SessionsPage({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.shell.sessions} lead={texts.sessions.lead} />
      <section class="card stack">
        <SessionRows sessions={sessions} home={HOME} />
        {sessions.length > 1 && (
          <PostButton action={`${HOME}/end-others`} variant="danger">
            {texts.sessions.endOthers}
          </PostButton>
        )}
        <p class="muted small">{texts.sessions.unknownOnes}</p>
      </section>
    </div>
  )
}
