import type { ChangeStory } from '../../commands/changes/settle'
import { Badge } from '../parts/badge'
import { AreaField, BLANK } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = { readonly story: ChangeStory; readonly problem: Said | null }

/** One proposed change, as whoever has to agree reads it. */
export function ChangePage({ story, problem }: Props) {
  const { id, title, sentences, proposerName, proposedAt, expiresAt, state, digest } = story
  const { isMine, isOver } = story
  const isOpen = state === 'proposed' && !isOver
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/changes', words: 'Changes' }}
        title={title}
        lead={`${proposerName} proposes it. Nothing is changed before somebody else has confirmed it.`}
      >
        <StateBadge story={story} />
      </Head>
      <ProblemNotice problem={problem} />
      <div class="stack">
        <section class="card">
          <h2>What it changes</h2>
          {sentences.length === 0 && <p>Nothing besides what its title says.</p>}
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <p class="small muted">
            Proposed <Instant at={proposedAt} />
            {isOpen && ', to be confirmed until '}
            {isOpen && <Instant at={expiresAt} />}
          </p>
        </section>
        <Settled story={story} />
        {isOpen && isMine && (
          <Notice tone="info" title="Somebody else has to confirm it">
            <p>You proposed this change, so you can only take it back.</p>
          </Notice>
        )}
        {isOpen && !isMine && (
          <PostButton action={`/admin/changes/${id}/confirm`} fields={{ digest }}>
            Confirm and make this change
          </PostButton>
        )}
        {isOpen && (
          <form class="card form" method="post" action={`/admin/changes/${id}/reject`}>
            <AreaField draft={BLANK} name="note" label="Why not" rows={2} />
            <div class="actions">
              <button type="submit" class="btn" data-variant="danger">
                {isMine ? 'Take it back' : 'Reject it'}
              </button>
            </div>
          </form>
        )}
      </div>
    </div>
  )
}

type Row = Pick<ChangeStory, 'state' | 'settledAt' | 'settledBy' | 'note'>

function Settled({ story: { state, settledAt, settledBy, note } }: { readonly story: Row }) {
  if (state === 'proposed' || settledAt === null) return null
  return (
    <div class="card">
      <p>
        {state === 'confirmed' ? 'Confirmed and made' : 'Rejected'} by {settledBy}{' '}
        <Instant at={settledAt} />
      </p>
      {note && <blockquote>{note}</blockquote>}
    </div>
  )
}

type State = Pick<ChangeStory, 'state' | 'isOver'>

export function StateBadge({ story: { state, isOver } }: { readonly story: State }) {
  if (state === 'confirmed') return <Badge tone="good" words="Made" />
  if (state === 'rejected') return <Badge tone="bad" words="Rejected" />
  return isOver ? <Badge tone="bad" words="Ran out" /> : <Badge tone="info" words="Proposed" />
}
