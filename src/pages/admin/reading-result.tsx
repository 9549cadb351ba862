import type { ReconciliationStory } from '../../commands/reconcile/look'
import { Notice } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = { readonly story: ReconciliationStory; readonly home: string }

/** Why new access of this provider's people waits, where it does. */
export function ReadingNotice({ story, home }: Props) {
  const texts = useTexts()
  const { isStale, held, readAt, createdAt, problem, doubts } = story
  return (
    <>
      {isStale && (
        <Notice tone="bad" title={texts.reading.accessWaits}>
          <p>
            {texts.reading.unreadSince(<Instant at={readAt ?? createdAt} />)}{' '}
            {problem && texts.told(problem)} {texts.reading.stillEnds}
          </p>
        </Notice>
      )}
      {held !== null && (
        <Notice tone="wait" title={texts.reading.sayYesOrNo(doubts.length)}>
          <p>{texts.reading.heldTerms}</p>
          <PostButton
            action={`${home}/confirm`}
            variant="danger"
            fields={{ held }}
            confirm={texts.reading.confirmTake}
          >
            {texts.reading.yesGone}
          </PostButton>
        </Notice>
      )}
    </>
  )
}

/** What the last reading came to. */
export function ReadingResult({ story, home }: Props) {
  const texts = useTexts()
  const { readAt, failedAt, problem, counts, doubts, intervalSeconds } = story
  return (
    <section class="card stack">
      <h2>{texts.reading.lastReading}</h2>
      <p>
        {readAt === null ? texts.reading.notYet : texts.reading.readAt(<Instant at={readAt} />)}
        <span class="muted">, {texts.reading.every(texts.duration(intervalSeconds))}</span>
      </p>
      {counts && (
        <p class="muted small">
          {texts.reading.countsThere(counts.people, counts.groups)};{' '}
          {texts.reading.countsHere(counts.known, counts.ended, counts.lostGroups)}
        </p>
      )}
      {problem !== null && failedAt !== null && (
        <p>
          {texts.reading.failedSince(<Instant at={failedAt} />)} {texts.told(problem)}{' '}
          {texts.reading.nothingChanged}
        </p>
      )}
      {doubts.length > 0 && (
        <>
          <h3>{texts.reading.inDoubt}</h3>
          <p class="muted small">{texts.reading.inDoubtHint}</p>
          <ul class="rows">
            {doubts.map(({ personId, displayName, why, since }) => (
              <li>
                <div class="row-main">
                  <a class="row-title" href={`/admin/people/${personId}`}>
                    {displayName}
                  </a>
                  <p class="small muted">
                    {texts.events.sinceWhy(<Instant at={since} />, texts.told(why))}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <PostButton action={`${home}/read`} variant="outline">
        {texts.reading.readNow}
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
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.reading.stillThere}</h2>
      {story === null && <p class="muted small">{texts.reading.stillThereHint}</p>}
      {story?.isStale && (
        <Notice tone="bad" title={texts.reading.accessWaits}>
          <p>
            {texts.reading.unreadTooLong} {story.problem && texts.told(story.problem)}
          </p>
        </Notice>
      )}
      {story?.held && (
        <Notice tone="wait" title={texts.reading.waitsForYes}>
          <p>{texts.reading.wouldLose(story.doubts.length)}</p>
        </Notice>
      )}
      {story && (
        <p>
          {story.readAt === null
            ? texts.reading.neverYet
            : texts.reading.lastRead(<Instant at={story.readAt} />)}
        </p>
      )}
      <div class="actions">
        <a class="btn" data-variant="outline" href={`${home}/reconciliation`}>
          {story ? texts.reading.howRead : texts.reading.readAtIntervals}
        </a>
      </div>
    </section>
  )
}
