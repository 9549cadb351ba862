import type { AccountRow } from '../../db/accounts'
import type { ResourceRow } from '../../db/resources'
import { Badge, Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { Empty } from '../parts/empty'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Instant } from '../parts/time'
import type { Coverage } from './coverage'

type Props = {
  readonly resource: ResourceRow
  readonly accounts: readonly (AccountRow & { readonly coverage: readonly Coverage[] })[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One resource: its accounts, and for each of them which policy applies to whom. */
export function ResourcePage({ resource, accounts, draft, problem }: Props) {
  const { id, name, description, kind, tags, sharing, retiredAt } = resource
  const base = `/admin/resources/${id}`
  return (
    <>
      <Head back={{ href: '/admin/resources', words: 'Resources' }} title={name} lead={description}>
        {retiredAt === null ? (
          <a class="btn" data-variant="outline" href={`${base}/edit`}>
            Edit
          </a>
        ) : (
          <Badge words="Retired" />
        )}
      </Head>
      <ProblemNotice problem={problem} />
      <div class="tags">
        <Tag>{kind}</Tag>
        <Tag>{sharing}</Tag>
        {tags.map((tag) => (
          <Tag>{tag}</Tag>
        ))}
      </div>
      <section class="section" aria-labelledby="accounts">
        <div class="section-head">
          <h2 id="accounts">Accounts</h2>
          {retiredAt === null && (
            <a class="btn" data-size="small" href={`${base}/accounts/new`}>
              Add an account
            </a>
          )}
        </div>
        {accounts.length === 0 && (
          <Empty title="Nothing can be asked for yet">
            <p>Add an account: a role, a login or a group that Hallpass gives and takes back.</p>
          </Empty>
        )}
        <div class="stack">
          {accounts.map((account) => (
            <Account account={account} base={base} />
          ))}
        </div>
      </section>
      {retiredAt === null ? (
        <section class="section">
          <ConfirmByName
            draft={draft}
            action={`${base}/retire`}
            title="Retire this resource"
            consequence={`Nobody can ask for ${name} any more, and it does not come back. Access that is open runs to its end.`}
            name={name}
            button={`Retire ${name}`}
          />
        </section>
      ) : (
        <p class="section muted">
          Retired <Instant at={retiredAt} />.
        </p>
      )}
    </>
  )
}

type AccountProps = { readonly account: Props['accounts'][number]; readonly base: string }

function Account({ account, base }: AccountProps) {
  const { id, name, mode, connectorName, retiredAt, coverage } = account
  return (
    <article class="card">
      <div class="card-head">
        <div>
          <h3>
            {name} <Tag>{mode}</Tag>
          </h3>
          <p class="small muted">Through {connectorName}</p>
        </div>
        {retiredAt === null ? (
          <a
            class="btn"
            data-variant="outline"
            data-size="small"
            href={`${base}/accounts/${id}`}
            aria-label={`Edit ${name}`}
          >
            Edit
          </a>
        ) : (
          <Badge words="Retired" />
        )}
      </div>
      {retiredAt === null && (
        <dl class="facts coverage">
          {coverage.map(({ policy, who }) => (
            <>
              <dt>{who.join(', ')}</dt>
              <dd>
                {policy ? (
                  <a href={`/admin/policies/${policy.id}`}>{policy.name}</a>
                ) : (
                  <span class="muted">No policy: refused</span>
                )}
              </dd>
            </>
          ))}
        </dl>
      )}
    </article>
  )
}
