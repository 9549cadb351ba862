import type { ReconciliationStory } from '../../commands/reconcile/look'
import { durationWords } from '../parts/duration'
import { Notice } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = { readonly story: ReconciliationStory; readonly home: string }

/** Why new access of this provider's people waits, where it does. */
export function ReadingNotice({ story, home }: Props) {
  const { isStale, held, readAt, createdAt, problem, doubts } = story
  return (
    <>
      {isStale && (
        <Notice tone="bad" title="New access of its people waits">
          <p>
            It was not read to its end since <Instant at={readAt ?? createdAt} />. {problem} Access
            still ends as planned, and glass can be broken.
          </p>
        </Notice>
      )}
      {held !== null && (
        <Notice tone="wait" title={`${peopleIn(doubts)} would lose something: say yes or no`}>
          <p>
            That is more than the limit, so nothing was done: something may be wrong with what was
            read. They check nothing out meanwhile. If it is right, say yes; it is read once more,
            and nobody else loses anything. If not, see to the provider.
          </p>
          <PostButton
            action={`${home}/confirm`}
            variant="danger"
            fields={{ held }}
            confirm="Take away what they have?"
          >
            Yes, they are gone
          </PostButton>
        </Notice>
      )}
    </>
  )
}

function peopleIn({ length }: ReconciliationStory['doubts']): string {
  return length === 1 ? 'One person' : `${length} people`
}

/** What the last reading came to. */
export function ReadingResult({ story, home }: Props) {
  const { readAt, failedAt, problem, counts, doubts, intervalSeconds } = story
  return (
    <section class="card stack">
      <h2>The last reading</h2>
      <p>
        {readAt === null ? 'It was not read to its end yet.' : 'Read to its end '}
        {readAt !== null && <Instant at={readAt} />}
        <span class="muted">, every {durationWords(intervalSeconds)}</span>
      </p>
      {counts && (
        <p class="muted small">
          {counts.people} people and {counts.groups} groups there; {counts.known} people here were
          looked for; {counts.ended} ended, {counts.lostGroups} lost a group.
        </p>
      )}
      {problem !== null && failedAt !== null && (
        <p>
          Since then it failed, at last <Instant at={failedAt} />: {problem} Nothing was changed.
        </p>
      )}
      {doubts.length > 0 && (
        <>
          <h3>People in doubt</h3>
          <p class="muted small">They check nothing out until it is certain that they are here.</p>
          <ul class="rows">
            {doubts.map(({ personId, displayName, why, since }) => (
              <li>
                <div class="row-main">
                  <a class="row-title" href={`/admin/people/${personId}`}>
                    {displayName}
                  </a>
                  <p class="small muted">
                    since <Instant at={since} />: {why}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <PostButton action={`${home}/read`} variant="outline">
        Read now
      </PostButton>
    </section>
  )
}

/** On the provider's own page: whether it is read, and the way to more. */
export function ReadingCard({
  story,
  home,
}: {
  readonly story: ReconciliationStory | null
  readonly home: string
}) {
  return (
    <section class="card stack">
      <h2>Who is still there</h2>
      {story === null && (
        <p class="muted small">
          News of a leaver may get lost. Where the provider can be read, Hallpass looks for itself.
        </p>
      )}
      {story?.isStale && (
        <Notice tone="bad" title="New access of its people waits">
          <p>It was not read to its end for longer than is allowed. {story.problem}</p>
        </Notice>
      )}
      {story?.held && (
        <Notice tone="wait" title="It waits for your yes">
          <p>{peopleIn(story.doubts)} would lose something.</p>
        </Notice>
      )}
      {story && (
        <p>
          {story.readAt === null ? 'Not read to its end yet.' : 'Last read to its end '}
          {story.readAt !== null && <Instant at={story.readAt} />}
        </p>
      )}
      <div class="actions">
        <a class="btn" data-variant="outline" href={`${home}/reconciliation`}>
          {story ? 'How it is read' : 'Read it at intervals'}
        </a>
      </div>
    </section>
  )
}
