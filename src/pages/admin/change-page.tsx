import type { ChangeStory } from '../../commands/changes/settle'
import { Badge } from '../parts/badge'
import { AreaField, BLANK } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = { readonly story: ChangeStory; readonly problem: Said | null }

/** One proposed change, as whoever has to agree reads it. */
export function ChangePage({ story, problem }: Props) {
  const texts = useTexts()
  const { id, title, sentences, proposerName, proposedAt, expiresAt, state, digest } = story
  const { isMine, isOver } = story
  const isOpen = state === 'proposed' && !isOver
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/changes', words: texts.changes.title }}
        title={texts.told(title)}
        lead={texts.changes.proposes(proposerName)}
      >
        <StateBadge story={story} />
      </Head>
      <ProblemNotice problem={problem} />
      <div class="stack">
        <section class="card">
          <h2>{texts.changes.whatItChanges}</h2>
          {sentences.length === 0 && <p>{texts.changes.nothingMore}</p>}
          <ul>
            {sentences.map((sentence) => (
              <li>{texts.told(sentence)}</li>
            ))}
          </ul>
          <p class="small muted">
            {texts.changes.proposed(<Instant at={proposedAt} />)}
            {isOpen && <>, {texts.changes.confirmUntil(<Instant at={expiresAt} />)}</>}
          </p>
        </section>
        <Settled story={story} />
        {isOpen && isMine && (
          <Notice tone="info" title={texts.changes.needsSecond}>
            <p>{texts.changes.ownChange}</p>
          </Notice>
        )}
        {isOpen && !isMine && (
          <PostButton action={`/admin/changes/${id}/confirm`} fields={{ digest }}>
            {texts.changes.confirm}
          </PostButton>
        )}
        {isOpen && (
          <form class="card form" method="post" action={`/admin/changes/${id}/reject`}>
            <AreaField draft={BLANK} name="note" label={texts.changes.whyNot} rows={2} />
            <div class="actions">
              <button type="submit" class="btn" data-variant="danger">
                {isMine ? texts.changes.takeBack : texts.changes.rejectIt}
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
  const texts = useTexts()
  if (state === 'proposed' || settledAt === null) return null
  return (
    <div class="card">
      <p>
        {state === 'confirmed'
          ? texts.changes.confirmedBy(settledBy, <Instant at={settledAt} />)
          : texts.changes.rejectedBy(settledBy, <Instant at={settledAt} />)}
      </p>
      {note && <blockquote>{note}</blockquote>}
    </div>
  )
}

type State = Pick<ChangeStory, 'state' | 'isOver'>

export function StateBadge({ story: { state, isOver } }: { readonly story: State }) {
  const texts = useTexts()
  if (state === 'confirmed') return <Badge tone="good" words={texts.changes.made} />
  if (state === 'rejected') return <Badge tone="bad" words={texts.changes.rejected} />
  return isOver ? (
    <Badge tone="bad" words={texts.changes.ranOut} />
  ) : (
    <Badge tone="info" words={texts.changes.isProposed} />
  )
}
