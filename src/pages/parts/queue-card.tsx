import type { RequestStory } from '../../commands/look'
import { AreaField, BLANK } from './fields'
import { Icon } from './icons'
import { Notice } from './notice'
import { PostButton } from './post-button'
import { Instant } from './time'

/** What somebody else holds: who, until when, and waiting for it in order of coming. */
export function QueueCard({ story }: { readonly story: RequestStory }) {
  const { request, isMine, held, queue } = story
  const path = `/requests/${request.id}`
  if (!isMine || request.stage !== 'approved') return null
  if (queue?.offeredUntil)
    return (
      <Notice tone="good" title="It is your turn">
        <p>
          {queue.handedOverBy && `${queue.handedOverBy} has handed it over to you. `}
          It is free, and nobody else can check it out before <Instant at={queue.offeredUntil} />.
        </p>
        <PostButton action={`${path}/leave-queue`} variant="quiet">
          Let it pass
        </PostButton>
      </Notice>
    )
  if (!queue && !held) return null
  return (
    <Notice tone="wait" title={held ? `${held.holderName} holds it now` : 'It is not free yet'}>
      {queue?.handedOverBy && (
        <p>{queue.handedOverBy} hands it over to you: it is yours once their access is gone.</p>
      )}
      {held && (
        <p>
          Until <Instant at={held.until} /> at the latest.
        </p>
      )}
      {!queue && (
        <>
          <p>
            Wait in the queue: when it is free, it is yours for a few minutes and you get a mail.
            Waiting does not use up your approval.
          </p>
          <PostButton action={`${path}/join-queue`} variant="outline">
            Wait for it
          </PostButton>
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
  const { position, waiting, expectedAt } = queue
  return (
    <>
      <p>
        You are number {position} of {waiting}. It is your turn at <Instant at={expectedAt} /> at
        the latest, if everybody takes all of their time.
      </p>
      {isHeld && (
        <details class="more">
          <summary>
            <Icon name="right" size={14} />
            Ask the holder to give it back
          </summary>
          <form class="form" method="post" action={`${path}/ask-back`}>
            <AreaField
              draft={BLANK}
              name="message"
              label="Message"
              hint="They get a mail with it."
              rows={2}
              maxlength={2000}
            />
            <div class="actions">
              <button type="submit" class="btn" data-variant="outline">
                Ask
              </button>
            </div>
          </form>
        </details>
      )}
      <PostButton action={`${path}/leave-queue`} variant="quiet">
        Stop waiting
      </PostButton>
    </>
  )
}
