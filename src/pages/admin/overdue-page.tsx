import type { NextAttempt, OverdueLease } from '../../commands/overdue'
import type { Page } from '../../db/page'
import type { LeasePhase } from '../../domain/resource/state'
import type { Texts } from '../../texts/english'
import { PhaseBadge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Notice } from '../parts/notice'
import { Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant, Left } from '../parts/time'
import { useTexts } from '../texts'

type Props = {
  readonly page: Page<OverdueLease>
  readonly cursor: string
  readonly mayRetry: boolean
  readonly now: number
  readonly said: string
}

/** Access that should be gone, or open, and is not: the longest first, with what is done about it. */
export function OverduePage({ page, cursor, mayRetry, now, said }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head
        title={texts.shell.overdue}
        lead={page.items.length > 0 ? texts.overdue.lead : undefined}
      >
        <a class="btn" data-variant="outline" href="/admin/status">
          {texts.status.title}
        </a>
      </Head>
      {said && <Notice tone="info" title={said} />}
      {page.items.length === 0 && (
        <Empty title={texts.overdue.allIsWell}>
          <p>{texts.overdue.allIsWellWhy}</p>
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
  const texts = useTexts()
  const { id, resourceName, accountName, holderName, overdueSince, attempts, next } = lease
  const phase = lease.phase as LeasePhase
  return (
    <article class="card stack" aria-labelledby={`${id}-title`}>
      <div class="card-head">
        <div>
          <h2 id={`${id}-title`}>
            <a class="row-title" href={`/leases/${id}`}>
              {resourceName} <span class="of">{texts.parts.as(accountName)}</span>
            </a>
          </h2>
          <p class="muted">
            {texts.overdue.heldAndOverdue(
              holderName,
              texts.duration((now - overdueSince) / 1_000),
              <Instant at={overdueSince} />,
            )}
          </p>
        </div>
        <PhaseBadge phase={phase} />
      </div>
      <p>{texts.overdue.phases[phase]}</p>
      <dl class="facts">
        <dt>{texts.overdue.attempts}</dt>
        <dd>{attempts}</dd>
        <dt>{texts.overdue.lastAnswer}</dt>
        <dd>{answerWords(texts, lease)}</dd>
        <dt>{texts.overdue.nextAttempt}</dt>
        <dd>
          <Next next={next} now={now} />
        </dd>
      </dl>
      {mayRetry && (
        <div class="actions">
          <PostButton
            action={`/admin/overdue/${id}/retry`}
            label={texts.overdue.tryNamed(accountName, resourceName)}
          >
            {texts.overdue.tryNow}
          </PostButton>
          {phase === 'quarantined' && (
            <a class="btn" data-variant="outline" href={`/leases/${id}`}>
              {texts.overdue.takeLock}
            </a>
          )}
        </div>
      )}
    </article>
  )
}

function answerWords({ overdue, told }: Texts, { lastOutcome, lastMessage }: OverdueLease): string {
  const words = outcomeWords(overdue, lastOutcome)
  if (words === null) return overdue.noneYet
  return lastMessage ? `${words}: ${told(lastMessage)}` : `${words}.`
}

function outcomeWords({ outcomes }: Texts['overdue'], outcome: OverdueLease['lastOutcome']) {
  switch (outcome) {
    case 'retry':
    case 'unknown':
    case 'refused':
      return outcomes[outcome]
    default:
      return outcome
  }
}

function Next({ next, now }: { readonly next: NextAttempt; readonly now: number }) {
  const texts = useTexts()
  switch (next.kind) {
    case 'at':
      return next.at <= now
        ? texts.overdue.now
        : texts.overdue.inTime(<Left until={next.at} now={now} />)
    case 'settled':
      return texts.overdue.nothingOwed
    case 'unknown':
      return texts.overdue.notKnown
  }
}
