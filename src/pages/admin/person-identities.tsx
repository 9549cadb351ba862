import type { IdentityRow } from '../../db/identity-links'
import { type Draft, TextField } from '../parts/fields'
import { Icon } from '../parts/icons'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  readonly personId: string
  readonly identities: readonly IdentityRow[]
  readonly draft: Draft
  readonly isActive: boolean
}

/** How providers know a person. Nothing else links anybody: an address is no proof. */
export function PersonIdentities({ personId, identities, draft, isActive }: Props) {
  const home = `/admin/people/${personId}/identities`
  const isTried = draft.faults.issuer !== undefined || draft.faults.subject !== undefined
  return (
    <section class="card stack">
      <h2>Ways to sign in</h2>
      {identities.length === 0 && <p class="muted">None yet.</p>}
      <ul class="rows">
        {identities.map(({ issuer, subject, createdAt }) => (
          <li>
            <div class="row-main">
              <span class="mono">{subject}</span>
              <p class="small muted">
                at {issuer}, since <Instant at={createdAt} />
              </p>
            </div>
            <PostButton
              action={`${home}/unlink`}
              fields={{ issuer, subject }}
              variant="danger"
              size="small"
              confirm="They cannot sign in so any more, and sessions that began so end."
              label={`Take away the way to sign in with ${subject}`}
            >
              Take away
            </PostButton>
          </li>
        ))}
      </ul>
      {isActive && (
        <details class="more" open={isTried}>
          <summary>
            <Icon name="right" size={14} />
            Link another one
          </summary>
          <form class="form" method="post" action={home}>
            <TextField
              draft={draft}
              name="issuer"
              label="Issuer"
              hint="Of an identity provider that is connected here."
              maxlength={500}
              required
            />
            <TextField
              draft={draft}
              name="subject"
              label="Subject"
              hint="What that provider calls this person for good. Never an address."
              maxlength={1_000}
              required
            />
            <div class="actions">
              <button type="submit" class="btn">
                Link
              </button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}
