import type { AccountRow } from '../../db/accounts'
import type { ResourceRow } from '../../db/resources'
import { Badge, Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { Empty } from '../parts/empty'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
import type { Coverage } from './coverage'

type Props = {
  readonly resource: ResourceRow
  readonly accounts: readonly (AccountRow & { readonly coverage: readonly Coverage[] })[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One resource: its accounts, and for each of them which policy applies to whom. */
export function ResourcePage({ resource, accounts, draft, problem }: Props) {
  const texts = useTexts()
  const { id, name, description, kind, tags, sharing, retiredAt } = resource
  const base = `/admin/resources/${id}`
  return (
    <>
      <Head
        back={{ href: '/admin/resources', words: texts.shell.resources }}
        title={name}
        lead={description}
      >
        {retiredAt === null ? (
          <a class="btn" data-variant="outline" href={`${base}/edit`}>
            {texts.parts.edit}
          </a>
        ) : (
          <Badge words={texts.parts.retired} />
        )}
      </Head>
      <ProblemNotice problem={problem} />
      <div class="tags">
        <Tag>{texts.resources.kinds[kind]}</Tag>
        <Tag>{texts.resources.sharings[sharing]}</Tag>
        {tags.map((tag) => (
          <Tag>{tag}</Tag>
        ))}
      </div>
      <section class="section" aria-labelledby="accounts">
        <div class="section-head">
          <h2 id="accounts">{texts.resources.accounts}</h2>
          {retiredAt === null && (
            <a class="btn" data-size="small" href={`${base}/accounts/new`}>
              {texts.accounts.add}
            </a>
          )}
        </div>
        {accounts.length === 0 && (
          <Empty title={texts.resources.nothingToAsk}>
            <p>{texts.resources.nothingToAskHint}</p>
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
            title={texts.resources.retire}
            consequence={texts.resources.retireTerms(name)}
            name={name}
            button={texts.parts.retireNamed(name)}
          />
        </section>
      ) : (
        <p class="section muted">{texts.resources.retiredAt(<Instant at={retiredAt} />)}</p>
      )}
    </>
  )
}

type AccountProps = { readonly account: Props['accounts'][number]; readonly base: string }

function Account({ account, base }: AccountProps) {
  const texts = useTexts()
  const { id, name, mode, connectorName, retiredAt, coverage } = account
  return (
    <article class="card">
      <div class="card-head">
        <div>
          <h3>
            {name} <Tag>{mode}</Tag>
          </h3>
          <p class="small muted">{texts.resources.throughConnector(connectorName)}</p>
        </div>
        {retiredAt === null ? (
          <a
            class="btn"
            data-variant="outline"
            data-size="small"
            href={`${base}/accounts/${id}`}
            aria-label={texts.parts.editNamed(name)}
          >
            {texts.parts.edit}
          </a>
        ) : (
          <Badge words={texts.parts.retired} />
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
                  <span class="muted">{texts.resources.noPolicy}</span>
                )}
              </dd>
            </>
          ))}
        </dl>
      )}
    </article>
  )
}
