import type { RequestStory } from '../../commands/look'
import { ownerOf } from '../../domain/ids'
import { isSettled } from '../../domain/resource/state'
import { useTexts } from '../texts'
import { PostButton } from './post-button'

/**
 * The same request once more, with one click. Pressed twice it files one; what today's policy says
 * otherwise is said on the form, with everything filled in.
 */
export function AskOnceMore({ story: { request, isMine } }: { readonly story: RequestStory }) {
  const texts = useTexts()
  const { id, stage, extension, account, durationSeconds, justification, ticket } = request
  if (!isMine || extension || !isSettled(stage)) return null
  const fields = {
    resourceId: ownerOf(id),
    accountId: account.id,
    duration: String(durationSeconds),
    justification,
    ticket: ticket ?? '',
    key: `again.${id}`,
  }
  return (
    <div class="deciding actions">
      <PostButton action="/requests" variant="outline" fields={fields}>
        {texts.home.askAgain}
      </PostButton>
    </div>
  )
}
