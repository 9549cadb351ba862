import type { ScimConnectionRow } from '../../db/scim-connections'
import { Empty } from '../parts/empty'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'

const BACK = { href: '/admin/people', words: 'People' }

type ListProps = { readonly connections: readonly ScimConnectionRow[] }

/** The identity providers that say who is here. */
export function ScimPage({ connections }: ListProps) {
  return (
    <>
      <Head
        back={BACK}
        title="SCIM connections"
        lead="Identity providers that say who is here, in which groups, and who has left."
      >
        <a class="btn" href="/admin/scim/new">
          New connection
        </a>
      </Head>
      {connections.length === 0 && (
        <Empty title="No connections yet">
          <p>Without one, people appear when they sign in and leave when you say so.</p>
        </Empty>
      )}
      {connections.length > 0 && (
        <ul class="rows">
          {connections.map(({ id, name, provider, userCount, groupCount, tokens }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={`/admin/scim/${id}`}>
                  {name}
                </a>
                <p class="small muted">{provider}</p>
              </div>
              <span class="muted small">
                {userCount} users, {groupCount} groups
                {tokens.length === 0 ? ', no token yet' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type FormProps = { readonly draft: Draft; readonly problem: Said | null }

export function ScimFormPage({ draft, problem }: FormProps) {
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/scim', words: 'SCIM connections' }} title="New SCIM connection" />
      <ProblemNotice problem={problem} />
      <form class="card form" method="post" action="/admin/scim">
        <TextField draft={draft} name="name" label="Name" maxlength={120} required />
        <TextField
          draft={draft}
          name="provider"
          label="Issuer of its OpenID provider"
          hint="Exactly as the provider calls itself. Whoever signs in there with a user’s externalId as their subject is that user."
          maxlength={500}
          required
        />
        <TextField
          draft={draft}
          name="groupPrefix"
          label="Prefix of its groups"
          hint="Such as “Okta: ”, so that its groups are told from others."
          maxlength={40}
        />
        <div class="actions">
          <button type="submit" class="btn">
            Save
          </button>
        </div>
      </form>
    </div>
  )
}
