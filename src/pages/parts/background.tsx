import type { RequestStory } from '../../commands/look'
import { Instant } from './time'

/** What an approver should know beside the request: the last accesses, and what goes on besides. */
export function Background({ story: { background } }: { readonly story: RequestStory }) {
  if (!background) return null
  const { lastAccesses, overlapping, holding } = background
  return (
    <section class="deciding" aria-labelledby="background">
      <h2 id="background">What you should know</h2>
      {lastAccesses.length === 0 && <p class="muted">They have not had access to it before.</p>}
      {lastAccesses.length > 0 && (
        <>
          <p>Their last accesses to it:</p>
          <ul>
            {lastAccesses.map(({ id, accountName, checkedOutAt }) => (
              <li>
                {accountName}, <Instant at={checkedOutAt} /> <span class="muted small">{id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {holding.length > 0 && (
        <>
          <p>Held now:</p>
          <ul>
            {holding.map(({ id, holderName, accountName, endsAt }) => (
              <li>
                {holderName}: {accountName} until <Instant at={endsAt} />{' '}
                <span class="muted small">{id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {overlapping.length > 0 && (
        <>
          <p>Open at the same time:</p>
          <ul>
            {overlapping.map(({ id, requesterName, resourceName, accountName, stage }) => (
              <li>
                {requesterName}: {accountName} on {resourceName}, {stage.replaceAll('_', ' ')}{' '}
                <span class="muted small">{id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
