import type { Page } from '../db/page'
import type { TokenRow } from '../db/tokens'
import { scopeInWords } from '../domain/permission/scope'
import { ALL_TOKEN_VERBS, TOKEN_VERBS } from '../domain/token'
import { CopyLine } from './parts/copy'
import { Empty } from './parts/empty'
import { ChoiceField, type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { PostButton } from './parts/post-button'
import { Instant } from './parts/time'

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
  return (
    <div class="narrow">
      <Head
        title={isAll ? 'Everybody’s tokens' : 'My tokens'}
        lead="For scripts of yours. A token can ask and take access, and never decide."
      >
        {mayAll && (
          <a class="btn" data-variant="outline" href={isAll ? '/tokens' : '/tokens?view=all'}>
            {isAll ? 'Mine only' : 'Everybody’s'}
          </a>
        )}
      </Head>
      <ProblemNotice problem={problem} />
      {token && (
        <Notice tone="good" title="The new token, shown this once">
          <CopyLine text={token} what="the token" />
        </Notice>
      )}
      <div class="stack">
        {found.items.length === 0 && (
          <Empty title="No tokens">
            <p>A token is sent as a bearer token to the API, in place of a session.</p>
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
  const { id, name, ownerName, verbs, scope, expiresAt, usedAt } = row
  return (
    <li>
      <div class="row-main">
        <span class="row-title">{isAll ? `${name}, of ${ownerName}` : name}</span>
        <p class="small muted">
          {verbs.join(', ')}; for {scopeInWords(scope)}; until <Instant at={expiresAt} />
        </p>
        <p class="small muted">
          {usedAt === null ? 'never used' : 'last used '}
          {usedAt !== null && <Instant at={usedAt} />}
        </p>
      </div>
      <PostButton
        action={`/tokens/${id}/revoke`}
        variant="danger"
        size="small"
        confirm="Whatever uses this token is shut out at once."
        label={`Revoke ${name}`}
      >
        Revoke
      </PostButton>
    </li>
  )
}

function NewToken({ draft }: { readonly draft: Draft }) {
  return (
    <form class="card form" method="post" action="/tokens">
      <TextField draft={draft} name="name" label="Name" maxlength={120} required />
      <ChoiceField
        draft={draft}
        name="verbs"
        label="Good for"
        type="checkbox"
        options={ALL_TOKEN_VERBS.map((value) => ({ value, words: TOKEN_VERBS[value] }))}
      />
      <TextField
        draft={draft}
        name="scope"
        label="For some resources only"
        hint="resources:prod-* for names, tag:pci for a tag. Left empty: for all."
        maxlength={80}
      />
      <TextField draft={draft} name="days" label="Good for how many days" type="number" required />
      <div class="actions">
        <button type="submit" class="btn">
          Make a token
        </button>
      </div>
    </form>
  )
}
