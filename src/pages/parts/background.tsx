import type { RequestStory } from '../../commands/look'
import type { RequestStage } from '../../domain/resource/state'
import { useTexts } from '../texts'
import { Instant } from './time'

/** What an approver should know beside the request: the last accesses, and what goes on besides. */
export function Background({ story: { background } }: { readonly story: RequestStory }) {
  const texts = useTexts()
  if (!background) return null
  const { lastAccesses, overlapping, holding, hasMore } = background
  return (
    <section class="deciding background" aria-labelledby="background">
      <h2 id="background">{texts.request.whatToKnow}</h2>
      {lastAccesses.length === 0 && <p class="muted">{texts.request.neverBefore}</p>}
      {lastAccesses.length > 0 && (
        <>
          <p>{texts.request.lastAccesses}</p>
          <ul class="bullets small">
            {lastAccesses.map(({ id, accountName, checkedOutAt }) => (
              <li>
                {accountName}, <Instant at={checkedOutAt} /> <span class="muted mono">{id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {holding.length > 0 && (
        <>
          <p>{texts.request.heldNow}</p>
          <ul class="bullets small">
            {holding.map(({ id, holderName, accountName, endsAt }) => (
              <li>
                {texts.request.heldUntil(
                  holderName,
                  accountName,
                  <Instant at={endsAt} />,
                  <span class="muted mono">{id}</span>,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {overlapping.length > 0 && (
        <>
          <p>{texts.request.openNow}</p>
          <ul class="bullets small">
            {overlapping.map(({ id, requesterName, resourceName, accountName, stage }) => (
              <li>
                {texts.request.openRequest(
                  requesterName,
                  accountName,
                  resourceName,
                  texts.parts.stageWords[stage as RequestStage],
                  <span class="muted mono">{id}</span>,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {hasMore && <p class="small muted">{texts.request.moreIsOpen}</p>}
    </section>
  )
}
