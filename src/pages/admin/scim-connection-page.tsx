import type { ScimConnectionStory } from '../../commands/scim-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { KeyRows } from '../parts/key-rows'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PeopleHeld } from '../parts/people-held'
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
        <PeopleHeld people={unclear} why={texts.scim.unclearWhy} home={home} />
        <section class="card stack">
          <h2>{texts.lease.howToConnect}</h2>
          <CopyLine text={baseUrl} what={texts.scim.theBaseAddress} />
          <p class="muted small">{texts.scim.connectHint}</p>
          <h3>{texts.scim.tokens}</h3>
          {tokens.length === 0 && <p class="muted">{texts.scim.noToken}</p>}
          <KeyRows keys={tokens} path={`${home}/tokens`} confirm={texts.tokens.confirmRevoke} />
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
