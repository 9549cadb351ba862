import type { IdentityRow } from '../../db/identity-links'
import { type Draft, TextField } from '../parts/fields'
import { Icon } from '../parts/icons'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = {
  readonly personId: string
  readonly identities: readonly IdentityRow[]
  readonly draft: Draft
  readonly isActive: boolean
}

/** How providers know a person. Nothing else links anybody: an address is no proof. */
export function PersonIdentities({ personId, identities, draft, isActive }: Props) {
  const texts = useTexts()
  const home = `/admin/people/${personId}/identities`
  const isTried = draft.faults.issuer !== undefined || draft.faults.subject !== undefined
  return (
    <section class="card stack">
      <h2>{texts.people.waysToSignIn}</h2>
      {identities.length === 0 && <p class="muted">{texts.people.noWays}</p>}
      <ul class="rows">
        {identities.map(({ issuer, subject, createdAt }) => (
          <li>
            <div class="row-main">
              <span class="mono">{subject}</span>
              <p class="small muted">{texts.people.atIssuer(issuer, <Instant at={createdAt} />)}</p>
            </div>
            <PostButton
              action={`${home}/unlink`}
              fields={{ issuer, subject }}
              variant="danger"
              size="small"
              confirm={texts.people.confirmUnlink}
              label={texts.people.unlinkNamed(subject)}
            >
              {texts.people.takeAway}
            </PostButton>
          </li>
        ))}
      </ul>
      {isActive && (
        <details class="more" open={isTried}>
          <summary>
            <Icon name="right" size={14} />
            {texts.people.linkAnother}
          </summary>
          <form class="form" method="post" action={home}>
            <TextField
              draft={draft}
              name="issuer"
              label={texts.people.issuer}
              hint={texts.people.issuerHint}
              maxlength={500}
              required
            />
            <TextField
              draft={draft}
              name="subject"
              label={texts.people.subject}
              hint={texts.people.subjectHint}
              maxlength={1_000}
              required
            />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.people.link}
              </button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}
