import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly story: RequestStory; readonly personId: string }

/** For whoever comes by a mailed link after it was decided: by whom, and what they said. */
export function DecidedNotice({ story: { request, isMine, mayDecide, steps }, personId }: Props) {
  const texts = useTexts()
  const { stage, settled, votes } = request
  if (isMine || mayDecide) return null
  if (stage === 'rejected' && settled)
    return (
      <Notice tone="info" title={texts.request.rejectedBy(settled.byName)}>
        <p>
          <Instant at={settled.at} />
          {settled.reason && `: ${settled.reason}`}
        </p>
      </Notice>
    )
  if (votes.length === 0) return null
  const names = votes.map(({ approver, approverName }) =>
    approver === personId ? texts.request.you : approverName,
  )
  const left = steps.reduce((sum, step) => sum + Math.max(0, step.quorum - step.votes.length), 0)
  return (
    <Notice tone="info" title={texts.request.approvedBy(texts.list(names))}>
      {stage === 'pending' && <p>{texts.request.moreNeeded(left)}</p>}
    </Notice>
  )
}
