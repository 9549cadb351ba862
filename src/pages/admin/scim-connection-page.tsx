import type { ScimConnectionStory } from '../../commands/scim-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

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
  const texts = useTexts()
  const { id, name, provider, tokens, errors, unclear } = connection
  const home = `/admin/scim/${id}`
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/scim', words: texts.people.scim }} title={name} lead={provider} />
      <ProblemNotice problem={problem} />
      {token && (
        <Notice tone="good" title={texts.tokens.shownOnce}>
          <CopyLine text={token} what={texts.tokens.theToken} />
        </Notice>
      )}
      <div class="stack">
        {unclear.length > 0 && <Unclear {...{ home, unclear }} />}
        <section class="card stack">
          <h2>{texts.lease.howToConnect}</h2>
          <CopyLine text={baseUrl} what={texts.scim.theBaseAddress} />
          <p class="muted small">{texts.scim.connectHint}</p>
          <h3>{texts.scim.tokens}</h3>
          {tokens.length === 0 && <p class="muted">{texts.scim.noToken}</p>}
          <ul class="rows">
            {tokens.map(({ id: tokenId, createdAt, usedAt }) => (
              <li>
                <div class="row-main">
                  <span>{texts.scim.made(<Instant at={createdAt} />)}</span>
                  <p class="small muted">
                    {usedAt === null
                      ? texts.tokens.neverUsed
                      : texts.tokens.lastUsed(<Instant at={usedAt} />)}
                  </p>
                </div>
                <PostButton
                  action={`${home}/tokens/${tokenId}/revoke`}
                  variant="danger"
                  size="small"
                  confirm={texts.tokens.confirmRevoke}
                >
                  {texts.tokens.revoke}
                </PostButton>
              </li>
            ))}
          </ul>
          <PostButton action={`${home}/tokens`} disabled={tokens.length >= 2}>
            {texts.tokens.make}
          </PostButton>
        </section>
        <Errors {...{ errors }} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title={texts.events.endConnection}
          consequence={texts.scim.endTerms}
          name={name}
          button={texts.parts.endNamed(name)}
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
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.events.heldPeople}</h2>
      <p class="muted small">{texts.scim.unclearWhy}</p>
      <ul class="rows">
        {unclear.map(({ personId, displayName, since, why }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/people/${personId}`}>
                {displayName}
              </a>
              <p class="small muted">
                {texts.events.sinceWhy(<Instant at={since} />, texts.told(why))}
              </p>
            </div>
            <PostButton action={`${home}/people/${personId}/settle`} variant="outline" size="small">
              {texts.events.isClear}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Errors({ errors }: Pick<ScimConnectionStory, 'errors'>) {
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.scim.whatWasRefused}</h2>
      {errors.length === 0 && <p class="muted">{texts.events.nothing}</p>}
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
