import type { RequestStory } from '../../commands/look'
import type { LeasePhase } from '../../domain/resource/state'

const ACCESS: { readonly [phase in LeasePhase]: string } = {
  granting: 'Access is being opened.',
  active: 'Access is open.',
  revoking: 'Access is being taken away.',
  quarantined: 'The target could not be confirmed clean.',
  closed: 'Access has ended.',
}

/** Where a request stands, in a sentence to be heard. */
export function newsOf(story: RequestStory): string {
  const { request, lease, queue } = story
  const by = request.settled?.byName ? ` by ${request.settled.byName}` : ''
  switch (request.stage) {
    case 'pending':
      return pendingWords(story)
    case 'approved':
      if (queue?.offeredUntil) return 'It is your turn: nobody else can check it out now.'
      if (queue) return `You are number ${queue.position} of ${queue.waiting} who wait.`
      return approvedWords(story)
    case 'rejected':
      return `This request was rejected${by}.`
    case 'cancelled':
      return `This request was cancelled${by}.`
    case 'expired':
      return 'This request expired: nobody decided in time.'
    case 'lapsed':
      return 'The approval lapsed: it was not used in time.'
    case 'in_use':
    case 'used':
      return lease ? ACCESS[lease.phase] : 'The approval is used.'
  }
}

function pendingWords({ request: { votes }, steps }: RequestStory): string {
  const open = steps.find((step) => step.votes.length < step.quorum)
  const waits = open ? `It waits for ${open.name}.` : 'It waits for approval.'
  const latest = votes.at(-1)
  return latest ? `${latest.approverName} approved. ${waits}` : waits
}

function approvedWords({ request: { votes, breakGlass } }: RequestStory): string {
  if (breakGlass) return 'The glass is broken: access can be taken.'
  const names = votes.map(({ approverName }) => approverName)
  const who = names.length > 0 ? new Intl.ListFormat('en').format(names) : 'its policy'
  return `This request was approved by ${who}.`
}
