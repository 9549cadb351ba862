import type { Page } from '../db/page'
import type { TokenRow as Token } from '../db/tokens'
import { ALL_TOKEN_VERBS } from '../domain/token'
import { CopyLine } from './parts/copy'
import { Empty } from './parts/empty'
import type { Draft } from './parts/fields'
import { Head } from './parts/head'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { TokenFields } from './parts/token-fields'
import { TokenRow } from './parts/token-row'
import { useTexts } from './texts'

type Props = {
  readonly found: Page<Token>
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
            {found.items.map((token) => (
              <TokenRow
                token={token}
                title={isAll ? texts.tokens.ofOwner(token.name, token.ownerName) : token.name}
                path="/tokens"
                confirm={texts.tokens.confirmRevoke}
              />
            ))}
          </ul>
        )}
        <Pager path="/tokens" query={query} next={found.next} />
        {!isAll && <NewToken draft={draft} />}
      </div>
    </div>
  )
}

function NewToken({ draft }: { readonly draft: Draft }) {
  return (
    <form class="card form" method="post" action="/tokens">
      <TokenFields draft={draft} verbs={ALL_TOKEN_VERBS} />
    </form>
  )
}
