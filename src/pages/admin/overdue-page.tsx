import type { NextAttempt, OverdueLease } from '../../commands/overdue'
import type { Page } from '../../db/page'
import type { LeasePhase } from '../../domain/resource/state'
import { PhaseBadge } from '../parts/badge'
import { durationWords } from '../parts/duration'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Notice } from '../parts/notice'
import { Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant, Left } from '../parts/time'

type Props = {
  readonly page: Page<OverdueLease>
  readonly cursor: string
  readonly mayRetry: boolean
  readonly now: number
  readonly said: string
}

/** Access that should be gone, or open, and is not: the longest first, with what is done about it. */
export function OverduePage({ page, cursor, mayRetry, now, said }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Overdue"
        lead={
          page.items.length > 0
            ? 'Each is tried again for as long as it takes. It counts as gone only when its target was read back.'
            : undefined
        }
      >
        <a class="btn" data-variant="outline" href="/admin/status">
          Status
        </a>
      </Head>
      {said && <Notice tone="info" title={said} />}
      {page.items.length === 0 && (
        <Empty title="All is well">
          <p>Every access that should have ended was confirmed gone at its target.</p>
        </Empty>
      )}
      <div class="stack">
        {page.items.map((lease) => (
          <Late lease={lease} mayRetry={mayRetry} now={now} />
        ))}
      </div>
      <Pager path="/admin/overdue" query={{ cursor }} next={page.next} />
    </div>
  )
}

type LateProps = {
  readonly lease: OverdueLease
  readonly mayRetry: boolean
  readonly now: number
}

function Late({ lease, mayRetry, now }: LateProps) {
  const { id, resourceName, accountName, holderName, overdueSince, attempts, next } = lease
  const phase = lease.phase as LeasePhase
  return (
    <article class="card stack" aria-labelledby={`${id}-title`}>
      <div class="card-head">
        <div>
          <h2 id={`${id}-title`}>
            <a class="row-title" href={`/leases/${id}`}>
              {resourceName} <span class="of">as {accountName}</span>
            </a>
          </h2>
          <p class="muted">
            Held by {holderName}, overdue for {durationWords((now - overdueSince) / 1_000)}, since{' '}
            <Instant at={overdueSince} />
          </p>
        </div>
        <PhaseBadge phase={phase} />
      </div>
      <p>{PHASES[phase]}</p>
      <dl class="facts">
        <dt>Attempts</dt>
        <dd>{attempts}</dd>
        <dt>Last answer</dt>
        <dd>{answerWords(lease)}</dd>
        <dt>Next attempt</dt>
        <dd>
          <Next next={next} now={now} />
        </dd>
      </dl>
      {mayRetry && (
        <div class="actions">
          <PostButton
            action={`/admin/overdue/${id}/retry`}
            label={`Try ${accountName} on ${resourceName} again now`}
          >
            Try again now
          </PostButton>
          {phase === 'quarantined' && (
            <a class="btn" data-variant="outline" href={`/leases/${id}`}>
              Take the lock away …
            </a>
          )}
        </div>
      )}
    </article>
  )
}

const PHASES: { readonly [phase in LeasePhase]: string } = {
  granting: 'The target should have opened by now.',
  active: 'Its time is over, and its end has not begun as far as this list knows.',
  revoking: 'It is being taken away; the target has not confirmed it.',
  quarantined: 'The target could not be confirmed clean, so the resource stays locked.',
  closed: 'It is gone: the target was read back.',
}

const OUTCOMES: { readonly [outcome: string]: string } = {
  retry: 'It was not done',
  unknown: 'It is not known whether it was done',
  refused: 'The target said no',
}

function answerWords({ lastOutcome, lastMessage }: OverdueLease): string {
  if (lastOutcome === null) return 'None yet.'
  const words = OUTCOMES[lastOutcome] ?? lastOutcome
  return lastMessage ? `${words}: ${lastMessage}` : `${words}.`
}

function Next({ next, now }: { readonly next: NextAttempt; readonly now: number }) {
  switch (next.kind) {
    case 'at':
      return next.at <= now ? (
        'Now'
      ) : (
        <>
          In <Left until={next.at} now={now} />
        </>
      )
    case 'settled':
      return 'Nothing is owed any more; this list follows in a moment.'
    case 'unknown':
      return 'Not known: what looks after this resource does not answer.'
  }
}
