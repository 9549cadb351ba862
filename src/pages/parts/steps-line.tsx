import type { Child } from 'hono/jsx'
import type { RequestStory } from '../../commands/look'
import type { LeaseView } from '../../domain/resource/view'
import { Icon } from './icons'
import { Instant } from './time'

type Props = { readonly story: RequestStory }

type State = 'done' | 'now' | 'next' | 'bad'

/** The way of one request: who did what when, and what is next. */
export function StepsLine({ story }: Props) {
  const { request, lease, steps } = story
  const current = request.stage === 'pending' ? steps.findIndex(isOpen) : -1
  return (
    <ol class="steps">
      <Item state="done" title={`${request.requesterName} asked`}>
        <Instant at={request.filedAt} />
      </Item>
      {steps.length === 0 && (
        <Item state="done" title="Approved by the policy">
          {`“${request.policy.name}” needs nobody’s approval.`}
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
  return (
    <Item state={state} title={step.name}>
      {step.votes.map((vote) => (
        <p>
          {vote.approverName} approved
          {vote.inPlaceOf && ` in place of ${vote.inPlaceOf.name}`}, <Instant at={vote.at} />
          {vote.comment && <q class="quote">{vote.comment}</q>}
        </p>
      ))}
      {state !== 'done' && !isOver && <p>{needOf(step)}</p>}
    </Item>
  )
}

function Rest({ story: { request } }: Props) {
  const { stage, settled, deadlineAt, requesterName } = request
  if (settled && stage !== 'used') {
    return (
      <Item state="bad" title={ENDED[stage] ?? 'Ended'}>
        <p>
          {settled.byName && `${settled.byName}, `}
          <Instant at={settled.at} />
        </p>
        {settled.reason && <p class="quote">{settled.reason}</p>}
      </Item>
    )
  }
  if (stage === 'approved') {
    return (
      <Item state="now" title={`${requesterName} checks out`}>
        {deadlineAt !== null && (
          <p>
            Until <Instant at={deadlineAt} />, or the approval lapses.
          </p>
        )}
      </Item>
    )
  }
  return stage === 'pending' ? <Item state="next" title={`${requesterName} checks out`} /> : null
}

function LeaseItem({ lease }: { readonly lease: LeaseView }) {
  const { phase } = lease
  const title = LEASE[phase]
  return (
    <Item
      state={phase === 'closed' ? 'done' : phase === 'quarantined' ? 'bad' : 'now'}
      title={title}
    >
      <p>
        Checked out <Instant at={lease.checkedOutAt} />
        {phase === 'active' && (
          <>
            , ends <Instant at={lease.endsAt} />
          </>
        )}
        {lease.closedAt !== null && (
          <>
            , over <Instant at={lease.closedAt} />
          </>
        )}
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

const ENDED: { readonly [stage: string]: string } = {
  rejected: 'Rejected',
  cancelled: 'Cancelled',
  expired: 'Expired: not decided in time',
  lapsed: 'Lapsed: not used in time',
}

const LEASE: { readonly [phase in LeaseView['phase']]: string } = {
  granting: 'Access is being opened',
  active: 'In use',
  revoking: 'Access is being taken away',
  quarantined: 'Quarantined: the target could not be confirmed clean',
  closed: 'Access has ended',
}

function isOpen(step: RequestStory['steps'][number]): boolean {
  return step.votes.length < step.quorum
}

function stateOf(step: RequestStory['steps'][number], isCurrent: boolean): State {
  if (!isOpen(step)) return 'done'
  return isCurrent ? 'now' : 'next'
}

function needOf({ quorum, votes, approvers, more }: RequestStory['steps'][number]): string {
  const missing = quorum - votes.length
  if (approvers.length === 0) return 'Nobody can approve this step now.'
  const names = approvers.join(', ') + (more > 0 ? ` and ${more} more` : '')
  if (approvers.length + more === 1) return `Needs a yes from ${names}.`
  return `Needs ${missing === 1 ? 'a yes from one' : `${missing} yeses`} of ${names}.`
}
