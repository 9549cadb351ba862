import type { AskerId, GroupId } from '../ids'
import type { PublicEvent, Subject } from './effect'
import { overSince } from './overdue'
import type { Resource } from './state'

/** Whose pages say something else after a fact. It opens nothing: what they see is asked anew. */
export type Concerned = {
  /** In place of a machine its owners. */
  readonly people: readonly AskerId[]
  /** Who may answer, by name or group; whoever stands in for them is concerned as well. */
  readonly deciders: { readonly people: readonly AskerId[]; readonly groups: readonly GroupId[] }
  readonly administrators: boolean
}

/** No page of anybody's shows these, or it had to be looked at to cause them. */
const UNSEEN: readonly PublicEvent['type'][] = [
  'attempt.refused',
  'credential.shown',
  'effect.failed',
  'effect.late',
  'slice.issued',
  'step.reminded',
  'target.inspected',
]

const ALARMING: readonly PublicEvent['type'][] = [
  'lease.force_close_asked',
  'lease.force_closed',
  'lease.overdue',
  'lease.quarantined',
]

const LATE_MS = 60_000

/** Everybody whose pages a fact changes, as far as the resource knows them. */
export function concernedBy(
  event: PublicEvent,
  { request, lease }: Subject,
  resource: Pick<Resource, 'requests'>,
): Concerned | null {
  if (UNSEEN.includes(event.type)) return null
  const own = [request?.requester, lease?.holder, 'to' in event ? event.to : undefined]
  const isAboutAccess = /^(lease|queue)\./.test(event.type)
  const next = isAboutAccess ? whoWaits(resource) : []
  return {
    people: [...new Set([...own.filter((id) => id !== undefined), ...next])],
    deciders: isAboutAccess && !request?.breakGlass ? NOBODY : decidersOf(request),
    administrators: ALARMING.includes(event.type) || isLateEnd(event, lease),
  }
}

const NOBODY: Concerned['deciders'] = { people: [], groups: [] }

/** They see who holds it, when it is their turn, and whether they can take it. */
function whoWaits({ requests }: Pick<Resource, 'requests'>): readonly AskerId[] {
  return [...requests.values()].flatMap(({ stage, requester }) =>
    stage === 'approved' ? requester : [],
  )
}

/** Whoever was asked up to now, has said something, or has to look at it afterwards. */
function decidersOf(request: Subject['request']): Concerned['deciders'] {
  if (!request) return NOBODY
  const { asking, steps, votes, rejections, policy, breakGlass } = request
  const asked = asking ? steps.slice(0, asking.step + 1) : []
  const { tell = NOBODY, reviewers = NOBODY } = (breakGlass && policy.terms.breakGlass) || {}
  const said = [...votes, ...rejections].map(({ approver }) => approver)
  const assignee = asking?.assignee ? [asking.assignee] : []
  const named = [...asked, tell, reviewers]
  return {
    people: [...new Set([...named.flatMap(({ people }) => people), ...said, ...assignee])],
    groups: [...new Set(named.flatMap(({ groups }) => groups))],
  }
}

/** It took so long that administrators may have it before them. */
function isLateEnd({ type }: PublicEvent, lease: Subject['lease']): boolean {
  const since = lease && overSince(lease)
  if (type !== 'lease.closed' || !since) return false
  return (lease?.closedAt ?? since) - since > LATE_MS
}
