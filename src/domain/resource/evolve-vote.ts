import type { Event } from './event'
import type { Happening } from './evolve'
import type { Rejection, Request } from './state'

type Voted = Extract<Event, { type: 'step.approved' | 'step.rejected' | 'vote.withdrawn' }>

/** A yes, a no where one is not enough, or a yes that is taken back: the last word of each counts. */
export function voted(request: Request, event: Voted, { at }: Happening): Partial<Request> {
  const { step, approver, approverName } = event
  const others = <Said extends Rejection | Request['votes'][number]>(said: readonly Said[]) =>
    said.filter((each) => each.approver !== approver)
  switch (event.type) {
    case 'step.approved': {
      const { comment, key, inPlaceOf, shortenedTo = request.durationSeconds } = event
      const vote = {
        step,
        approver,
        approverName,
        comment,
        key,
        at,
        ...(inPlaceOf && { inPlaceOf }),
      }
      return {
        votes: [...request.votes, vote],
        rejections: others(request.rejections),
        durationSeconds: shortenedTo,
      }
    }
    case 'step.rejected': {
      const { reason, key, inPlaceOf } = event
      const said = { step, approver, approverName, reason, key, ...(inPlaceOf && { inPlaceOf }) }
      const votes = request.votes.filter((each) => each.approver !== approver || each.step !== step)
      return { votes, rejections: [...others(request.rejections), said] }
    }
    case 'vote.withdrawn': {
      const keys = request.votes.flatMap(
        (vote) => (vote.approver === approver ? vote.key : null) ?? [],
      )
      return {
        votes: others(request.votes),
        withdrawnKeys: [...request.withdrawnKeys, ...keys],
      }
    }
  }
}
