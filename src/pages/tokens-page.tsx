import type { Page } from '../db/page'
import type { TokenRow } from '../db/tokens'
import { ALL_TOKEN_VERBS } from '../domain/token'
import { CopyLine } from './parts/copy'
import { Empty } from './parts/empty'
import type { Draft } from './parts/fields'
import { Head } from './parts/head'
import { LastUse } from './parts/key-rows'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { PostButton } from './parts/post-button'
import { scopeWords } from './parts/scope-words'
import { Instant } from './parts/time'
import { TokenFields } from './parts/token-fields'
import { useTexts } from './texts'

type Props = {
  readonly found: Page<TokenRow>
  readonly query: Query
  /** Everybody's, for whoever manages tokens. */
  readonly isAll: boolean
  readonly mayAll: boolean
  readonly draft: Draft
  /** A token that was made just now: the only time it is seen. */
  readonly token: string | null
  readonly problem: Said | null
}

/** What scripts come with in somebody's name: what each is good for, until when, and its end. */
export function TokensPage({ found, query, isAll, mayAll, draft, token, problem }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head
        title={isAll ? texts.tokens.everybodysTitle : texts.shell.tokens}
        lead={texts.tokens.lead}
      >
        {mayAll && (
          <a class="btn" data-variant="outline" href={isAll ? '/tokens' : '/tokens?view=all'}>
            {isAll ? texts.tokens.mineOnly : texts.tokens.everybodys}
          </a>
        )}
      </Head>
      <ProblemNotice problem={problem} />
      {token && (
        <Notice tone="good" title={texts.tokens.shownOnce}>
          <CopyLine text={token} what={texts.tokens.theToken} />
        </Notice>
      )}
      <div class="stack">
        {found.items.length === 0 && (
          <Empty title={texts.tokens.none}>
            <p>{texts.tokens.noneHint}</p>
          </Empty>
        )}
        {found.items.length > 0 && (
          <ul class="rows">
            {found.items.map((row) => (
              <Row row={row} isAll={isAll} />
            ))}
          </ul>
        )}
        <Pager path="/tokens" query={query} next={found.next} />
        {!isAll && <NewToken draft={draft} />}
      </div>
    </div>
  )
}

function Row({ row, isAll }: { readonly row: TokenRow; readonly isAll: boolean }) {
  const texts = useTexts()
  const { id, name, ownerName, verbs, scope, expiresAt, usedAt } = row
  return (
    <li>
      <div class="row-main">
        <span class="row-title">{isAll ? texts.tokens.ofOwner(name, ownerName) : name}</span>
        <p class="small muted">
          {texts.tokens.power(
            verbs.join(', '),
            scopeWords(texts, scope),
            <Instant at={expiresAt} />,
          )}
        </p>
        <LastUse at={usedAt} />
      </div>
      <PostButton
        action={`/tokens/${id}/revoke`}
        variant="danger"
        size="small"
        confirm={texts.tokens.confirmRevoke}
        label={texts.tokens.revokeNamed(name)}
      >
        {texts.tokens.revoke}
      </PostButton>
    </li>
  )
}

function NewToken({ draft }: { readonly draft: Draft }) {
  return (
    <form class="card form" method="post" action="/tokens">
      <TokenFields draft={draft} verbs={ALL_TOKEN_VERBS} />
    </form>
  )
}
