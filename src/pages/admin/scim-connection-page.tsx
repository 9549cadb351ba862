import type { ScimConnectionStory } from '../../commands/scim-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  readonly connection: ScimConnectionStory
  readonly baseUrl: string
  /** A token that was made just now: the only time it is seen. */
  readonly token: string | null
  readonly draft: Draft
  readonly problem: Said | null
}

/** One connection: how to set it up, its tokens, and what it was refused. */
export function ScimConnectionPage({ connection, baseUrl, token, draft, problem }: Props) {
  const { id, name, provider, tokens, errors, unclear } = connection
  const home = `/admin/scim/${id}`
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/scim', words: 'SCIM connections' }}
        title={name}
        lead={provider}
      />
      <ProblemNotice problem={problem} />
      {token && (
        <Notice tone="good" title="The new token, shown this once">
          <CopyLine text={token} what="the token" />
        </Notice>
      )}
      <div class="stack">
        {unclear.length > 0 && <Unclear {...{ home, unclear }} />}
        <section class="card stack">
          <h2>How to connect</h2>
          <CopyLine text={baseUrl} what="the base address" />
          <p class="muted small">
            With a bearer token. Map externalId to the subject that your provider signs people in
            with.
          </p>
          <h3>Tokens</h3>
          {tokens.length === 0 && <p class="muted">No token yet: nothing can connect.</p>}
          <ul class="rows">
            {tokens.map(({ id: tokenId, createdAt, usedAt }) => (
              <li>
                <div class="row-main">
                  <span>
                    Made <Instant at={createdAt} />
                  </span>
                  <p class="small muted">
                    {usedAt === null ? 'never used' : 'last used '}
                    {usedAt !== null && <Instant at={usedAt} />}
                  </p>
                </div>
                <PostButton
                  action={`${home}/tokens/${tokenId}/revoke`}
                  variant="danger"
                  size="small"
                  confirm="Whatever uses this token is shut out at once."
                >
                  Revoke
                </PostButton>
              </li>
            ))}
          </ul>
          <PostButton action={`${home}/tokens`} disabled={tokens.length >= 2}>
            Make a token
          </PostButton>
        </section>
        <Errors {...{ errors }} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title="End this connection"
          consequence="Its tokens are good for nothing at once. Its people stay as they are, and its groups become yours to edit."
          name={name}
          button={`End ${name}`}
        />
      </div>
    </div>
  )
}

function Unclear({
  home,
  unclear,
}: {
  readonly home: string
  readonly unclear: ScimConnectionStory['unclear']
}) {
  return (
    <section class="card stack">
      <h2>People who cannot check out</h2>
      <p class="muted small">
        The provider said something about them that was not understood; it may be that they have
        left. It is settled when the provider says something that is, or when you say so.
      </p>
      <ul class="rows">
        {unclear.map(({ personId, displayName, since, why }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/people/${personId}`}>
                {displayName}
              </a>
              <p class="small muted">
                since <Instant at={since} />: {why}
              </p>
            </div>
            <PostButton action={`${home}/people/${personId}/settle`} variant="outline" size="small">
              It is clear
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Errors({ errors }: Pick<ScimConnectionStory, 'errors'>) {
  return (
    <section class="card stack">
      <h2>What was refused</h2>
      {errors.length === 0 && <p class="muted">Nothing.</p>}
      <ul class="rows">
        {errors.map(({ at, request, status, scimType, detail }) => (
          <li>
            <div class="row-main">
              <span class="mono">{request}</span>
              <p class="small muted">
                <Instant at={at} />: {status} {scimType}. {detail}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
