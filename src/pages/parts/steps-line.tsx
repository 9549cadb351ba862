import type { Child } from 'hono/jsx'
import type { RequestStory } from '../../commands/look'
import type { RequestStage } from '../../domain/resource/state'
import type { LeaseView } from '../../domain/resource/view'
import type { Texts } from '../../texts/english'
import { useTexts } from '../texts'
import { Icon } from './icons'
import { Instant } from './time'

type Props = { readonly story: RequestStory }

type State = 'done' | 'now' | 'next' | 'bad'

/** The way of one request: who did what when, and what is next. */
export function StepsLine({ story }: Props) {
  const texts = useTexts()
  const { request, lease, steps } = story
  const current = request.stage === 'pending' ? steps.findIndex(isOpen) : -1
  return (
    <ol class="steps">
      <Item state="done" title={texts.request.asked(request.requesterName)}>
        <Instant at={request.filedAt} />
      </Item>
      {steps.length === 0 && (
        <Item state="done" title={texts.request.approvedByPolicy}>
          {texts.request.needsNobody(request.policy.name)}
        </Item>
      )}
      {steps.map((step, index) => (
        <Step
          step={step}
          state={stateOf(step, index === current)}
          isOver={request.settled !== null}
        />
      ))}
      <Rest story={story} />
      {lease && <LeaseItem lease={lease} />}
    </ol>
  )
}

function Step({
  step,
  state,
  isOver,
}: {
  readonly step: RequestStory['steps'][number]
  readonly state: State
  /** The request ended before this step had its answer. */
  readonly isOver: boolean
}) {
  const texts = useTexts()
  return (
    <Item state={state} title={step.name}>
      {step.votes.map((vote) => (
        <p>
          {vote.inPlaceOf
            ? texts.request.votedInPlace(vote.approverName, vote.inPlaceOf.name)
            : texts.request.voted(vote.approverName)}
          , <Instant at={vote.at} />
          {vote.comment && <q class="quote">{vote.comment}</q>}
        </p>
      ))}
      {state !== 'done' && !isOver && <p>{needOf(texts, step)}</p>}
    </Item>
  )
}

function Rest({ story: { request } }: Props) {
  const texts = useTexts()
  const { stage, settled, deadlineAt, requesterName } = request
  if (settled && stage !== 'used') {
    return (
      <Item state="bad" title={endedWords(texts, stage)}>
        <p>
          {settled.byName && `${settled.byName}, `}
          <Instant at={settled.at} />
        </p>
        {settled.reason && (
          <p class="quote">
            {settled.byName === 'Hallpass' ? texts.told(settled.reason) : settled.reason}
          </p>
        )}
      </Item>
    )
  }
  if (stage === 'approved') {
    return (
      <Item state="now" title={texts.request.checksOut(requesterName)}>
        {deadlineAt !== null && <p>{texts.request.orLapses(<Instant at={deadlineAt} />)}</p>}
      </Item>
    )
  }
  return stage === 'pending' ? (
    <Item state="next" title={texts.request.checksOut(requesterName)} />
  ) : null
}

function LeaseItem({ lease }: { readonly lease: LeaseView }) {
  const texts = useTexts()
  const { phase } = lease
  return (
    <Item
      state={phase === 'closed' ? 'done' : phase === 'quarantined' ? 'bad' : 'now'}
      title={texts.request.leasePhases[phase]}
    >
      <p>
        {texts.request.checkedOut(<Instant at={lease.checkedOutAt} />)}
        {phase === 'active' && <>, {texts.request.ends(<Instant at={lease.endsAt} />)}</>}
        {lease.closedAt !== null && <>, {texts.request.over(<Instant at={lease.closedAt} />)}</>}
      </p>
    </Item>
  )
}

type ItemProps = { readonly state: State; readonly title: string; readonly children?: Child }

function Item({ state, title, children }: ItemProps) {
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span class="step-dot">
        {state === 'done' && <Icon name="check" />}
        {state === 'bad' && <Icon name="cross" />}
      </span>
      <h3>{title}</h3>
      <div class="small muted">{children}</div>
    </li>
  )
}

function endedWords({ request }: Texts, stage: RequestStage): string {
  switch (stage) {
    case 'rejected':
    case 'cancelled':
    case 'expired':
    case 'lapsed':
      return request.endings[stage]
    default:
      return request.ended
  }
}

function isOpen(step: RequestStory['steps'][number]): boolean {
  return step.votes.length < step.quorum
}

function stateOf(step: RequestStory['steps'][number], isCurrent: boolean): State {
  if (!isOpen(step)) return 'done'
  return isCurrent ? 'now' : 'next'
}

function needOf({ request }: Texts, step: RequestStory['steps'][number]): string {
  const { quorum, votes, approvers, more } = step
  if (approvers.length === 0) return request.nobodyCanApprove
  const names = request.names(approvers.join(', '), more)
  if (approvers.length + more === 1) return request.needsYesFrom(names)
  return request.needsYesesOf(quorum - votes.length, names)
}
