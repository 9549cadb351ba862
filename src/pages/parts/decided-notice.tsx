import type { RequestStory } from '../../commands/look'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly story: RequestStory; readonly personId: string }

/** For whoever comes by a mailed link after it was decided: by whom, and what they said. */
export function DecidedNotice({ story: { request, isMine, mayDecide, steps }, personId }: Props) {
  const { stage, settled, votes } = request
  if (isMine || mayDecide) return null
  if (stage === 'rejected' && settled)
    return (
      <Notice tone="info" title={`${settled.byName ?? 'Somebody'} rejected it`}>
        <p>
          <Instant at={settled.at} />
          {settled.reason && `: ${settled.reason}`}
        </p>
      </Notice>
    )
  if (votes.length === 0) return null
  const names = votes.map(({ approver, approverName }) =>
    approver === personId ? 'you' : approverName,
  )
  const who = new Intl.ListFormat('en').format(names)
  const left = steps.reduce((sum, step) => sum + Math.max(0, step.quorum - step.votes.length), 0)
  const more = left === 1 ? 'One more yes is needed.' : `${left} more yeses are needed.`
  return (
    <Notice tone="info" title={`Approved by ${who}`}>
      {stage === 'pending' && <p>{more} Nothing is left for you to do.</p>}
    </Notice>
  )
}
