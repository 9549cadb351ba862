import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { AreaField, BLANK } from './fields'
import { Icon } from './icons'
import { Notice } from './notice'
import { PostButton } from './post-button'
import { Instant } from './time'

/** What somebody else holds: who, until when, and waiting for it in order of coming. */
export function QueueCard({ story }: { readonly story: RequestStory }) {
  const texts = useTexts()
  const { request, isMine, held, queue } = story
  const path = `/requests/${request.id}`
  if (!isMine || request.stage !== 'approved') return null
  if (queue?.offeredUntil)
    return (
      <Notice tone="good" title={texts.request.yourTurn}>
        <p>
          {queue.handedOverBy && `${texts.request.wasHandedOver(queue.handedOverBy)} `}
          {texts.request.freeForYou(<Instant at={queue.offeredUntil} />)}
        </p>
        <PostButton action={`${path}/leave-queue`} variant="outline" size="small">
          {texts.request.letPass}
        </PostButton>
      </Notice>
    )
  if (!queue && !held) return null
  return (
    <Notice
      tone="wait"
      title={held ? texts.request.holdsItNow(held.holderName) : texts.request.notFreeYet}
    >
      {queue?.handedOverBy && <p>{texts.request.handsOver(queue.handedOverBy)}</p>}
      {held && <p>{texts.request.untilAtLatest(<Instant at={held.until} />)}</p>}
      {!queue && (
        <>
          <p>{texts.request.queueHint}</p>
          <PostButton action={`${path}/join-queue`}>{texts.request.joinQueue}</PostButton>
        </>
      )}
      {queue && <Waiting path={path} queue={queue} isHeld={held !== null} />}
    </Notice>
  )
}

type WaitingProps = {
  readonly path: string
  readonly queue: NonNullable<RequestStory['queue']>
  readonly isHeld: boolean
}

function Waiting({ path, queue, isHeld }: WaitingProps) {
  const texts = useTexts()
  const { position, waiting, expectedAt } = queue
  return (
    <>
      <p>{texts.request.yourPlace(position, waiting, <Instant at={expectedAt} />)}</p>
      {isHeld && (
        <details class="more">
          <summary>
            <Icon name="right" size={14} />
            {texts.request.askBack}
          </summary>
          <form class="form" method="post" action={`${path}/ask-back`}>
            <AreaField
              draft={BLANK}
              name="message"
              label={texts.request.message}
              hint={texts.request.messageHint}
              rows={2}
              maxlength={2000}
            />
            <div class="actions">
              <button type="submit" class="btn" data-variant="outline">
                {texts.request.sendAskBack}
              </button>
            </div>
          </form>
        </details>
      )}
      <PostButton action={`${path}/leave-queue`} variant="outline" size="small">
        {texts.request.leaveQueue}
      </PostButton>
    </>
  )
}
