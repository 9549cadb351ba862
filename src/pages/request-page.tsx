import type { SinceMail } from '../commands/decision-link'
import type { RequestStory } from '../commands/look'
import type { HistoryRow } from '../db/history'
import { AskOnceMore } from './parts/ask-once-more'
import { Background } from './parts/background'
import { StageBadge } from './parts/badge'
import { DecidedNotice } from './parts/decided-notice'
import { Deciding } from './parts/deciding'
import { EmergencyNotice } from './parts/emergency-notice'
import { BLANK, type Draft } from './parts/fields'
import { Happenings } from './parts/happenings'
import { Head } from './parts/head'
import { Icon } from './parts/icons'
import { newsOf } from './parts/news'
import { ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { Part } from './parts/part'
import { ProofCard, type ProofNeeded, ProvedNotice } from './parts/proof-card'
import { QueueCard } from './parts/queue-card'
import { Reassigning } from './parts/reassigning'
import { RequestActions } from './parts/request-actions'
import { Residue } from './parts/residue'
import { SinceMailNotice } from './parts/since-mail'
import { StepsLine } from './parts/steps-line'
import { Why } from './parts/why'
import { WithdrawVote } from './parts/withdraw-vote'
import { useTexts } from './texts'

export type RequestPageProps = {
  /** Who reads it. */
  readonly personId?: string
  readonly story: RequestStory
  readonly happenings: readonly HistoryRow[]
  /** What happened earlier than that, where it does not fit. */
  readonly more?: { readonly query: Query; readonly next: string | null }
  readonly problem?: Said | null
  readonly toProve?: ProofNeeded | null
  /** They come back from proving who they are. */
  readonly isBack?: boolean
  readonly draft?: Draft
  readonly isRejecting?: boolean
  /** They come by a mail: what became of it since. */
  readonly since?: SinceMail | null
}

/** One request, for whom it concerns: what is asked, where it stands, and what they may do. */
export function RequestPage({
  story,
  happenings,
  personId = '',
  problem = null,
  toProve = null,
  isBack = false,
  since = null,
  more = { query: {}, next: null },
  ...rest
}: RequestPageProps) {
  const texts = useTexts()
  const { request, isMine, mayDecide, lease } = story
  const { resourceName, account, requesterName } = request
  const back = isMine
    ? { href: '/requests', words: texts.requests.title }
    : { href: '/waiting', words: texts.shell.waiting }
  return (
    <>
      <Part name="head">
        <Head
          back={back}
          title={
            isMine
              ? texts.request.accountOn(account.name, resourceName)
              : texts.request.asksForAccess(requesterName)
          }
          lead={isMine ? undefined : texts.request.accountOn(account.name, resourceName)}
          news={newsOf(texts, story)}
        >
          <StageBadge stage={request.stage} />
        </Head>
      </Part>
      <SinceMailNotice {...{ since, happenings }} />
      <ProblemNotice problem={toProve ? null : problem} />
      <ProvedNotice isBack={isBack} />
      <ProofCard toProve={toProve} />
      <EmergencyNotice story={story} draft={rest.draft ?? BLANK} />
      <Part name="queue">
        <QueueCard story={story} />
      </Part>
      <Part name="decided">
        <DecidedNotice story={story} personId={personId} />
      </Part>
      <div class="split">
        <div class="stack">
          <div class="card" data-decision={mayDecide ? '' : undefined} tabindex={-1}>
            <Why text={request.justification} />
            <Facts story={story} />
            <Residue text={story.residue || texts.request.nothingOutlives} />
            <RequestActions story={story} />
            <AskOnceMore story={story} />
            <Background story={story} />
            <WithdrawVote story={story} />
            <Reassigning story={story} />
            {story.inPlaceOf && <p class="muted">{texts.request.youDecideFor(story.inPlaceOf)}</p>}
            {mayDecide && <Deciding requestId={request.id} from="request" {...rest} />}
            {isMine && lease && lease.phase !== 'closed' && (
              <div class="deciding">
                <div class="actions">
                  <a class="btn" href={`/leases/${lease.id}`}>
                    {texts.request.toYourAccess}
                  </a>
                </div>
              </div>
            )}
          </div>
        </div>
        <aside class="card" aria-labelledby="way" data-part="way">
          <h2 id="way">{texts.request.whereItStands}</h2>
          <StepsLine story={story} />
        </aside>
      </div>
      {(happenings.length > 0 || more.next) && (
        <details class="card more whole-story" open={Boolean(more.query.cursor)}>
          <summary>
            <Icon name="right" size={14} />
            {texts.request.everything}
          </summary>
          <Happenings rows={happenings} />
          <Pager path={`/requests/${request.id}`} {...more} />
        </details>
      )}
    </>
  )
}

function Facts({ story: { request, isMine } }: { readonly story: RequestStory }) {
  const texts = useTexts()
  return (
    <dl class="facts">
      {!isMine && (
        <>
          <dt>{texts.request.who}</dt>
          <dd>{request.requesterName}</dd>
        </>
      )}
      <dt>{texts.request.howLong}</dt>
      <dd>{texts.request.fromCheckOut(texts.duration(request.durationSeconds))}</dd>
      {request.ticket && (
        <>
          <dt>{texts.request.ticket}</dt>
          <dd>{request.ticket}</dd>
        </>
      )}
      <dt>{texts.request.policy}</dt>
      <dd>{request.policy.name}</dd>
    </dl>
  )
}
