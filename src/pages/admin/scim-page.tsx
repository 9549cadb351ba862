import type { ScimConnectionRow } from '../../db/scim-connections'
import { Empty } from '../parts/empty'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'

type ListProps = { readonly connections: readonly ScimConnectionRow[] }

/** The identity providers that say who is here. */
export function ScimPage({ connections }: ListProps) {
  const texts = useTexts()
  return (
    <>
      <Head
        back={{ href: '/admin/people', words: texts.shell.people }}
        title={texts.people.scim}
        lead={texts.scim.lead}
      >
        <a class="btn" href="/admin/scim/new">
          {texts.events.newConnection}
        </a>
      </Head>
      {connections.length === 0 && (
        <Empty title={texts.events.none}>
          <p>{texts.scim.noneHint}</p>
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
                {texts.scim.counts(userCount, groupCount)}
                {tokens.length === 0 && `, ${texts.scim.noTokenYet}`}
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
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/scim', words: texts.people.scim }} title={texts.scim.newTitle} />
      <ProblemNotice problem={problem} />
      <form class="card form" method="post" action="/admin/scim">
        <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
        <TextField
          draft={draft}
          name="provider"
          label={texts.events.issuer}
          hint={texts.scim.issuerHint}
          maxlength={500}
          required
        />
        <TextField
          draft={draft}
          name="groupPrefix"
          label={texts.scim.prefix}
          hint={texts.scim.prefixHint}
          maxlength={40}
        />
        <div class="actions">
          <button type="submit" class="btn">
            {texts.parts.save}
          </button>
        </div>
      </form>
    </div>
  )
}
