import type { RequestStory } from '../../commands/look'
import type { Texts } from '../../texts/english'

/** Where a request stands, in a sentence to be heard. */
export function newsOf(texts: Texts, story: RequestStory): string {
  const { news } = texts
  const { request, lease, queue } = story
  const by = request.settled?.byName
  switch (request.stage) {
    case 'pending':
      return pendingWords(texts, story)
    case 'approved':
      if (queue?.offeredUntil) return news.yourTurn
      if (queue) return news.yourPlace(queue.position, queue.waiting)
      return approvedWords(texts, story)
    case 'rejected':
      return by ? news.rejectedBy(by) : news.rejected
    case 'cancelled':
      return by ? news.cancelledBy(by) : news.cancelled
    case 'expired':
      return news.expired
    case 'lapsed':
      return news.lapsed
    case 'in_use':
    case 'used':
      return lease ? news.access[lease.phase] : news.used
  }
}

function pendingWords({ news }: Texts, { request: { votes }, steps }: RequestStory): string {
  const open = steps.find((step) => step.votes.length < step.quorum)
  const waits = open ? news.waitsFor(open.name) : news.waits
  const latest = votes.at(-1)
  return latest ? `${news.voted(latest.approverName)} ${waits}` : waits
}

function approvedWords({ news, list }: Texts, story: RequestStory): string {
  const { votes, breakGlass } = story.request
  if (breakGlass) return news.glassBroken
  const names = votes.map(({ approverName }) => approverName)
  return names.length > 0 ? news.approvedBy(list(names)) : news.approvedByPolicy
}
