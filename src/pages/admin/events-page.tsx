import type { EventConnectionRow, EventKind } from '../../db/event-connections'
import { Empty } from '../parts/empty'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Instant } from '../parts/time'

const BACK = { href: '/admin/people', words: 'People' }

export const KIND_WORDS: { readonly [kind in EventKind]: string } = {
  'ssf-push': 'Shared Signals, sent here',
  'ssf-poll': 'Shared Signals, fetched from there',
  okta: 'Okta event hooks',
  entra: 'Entra ID, by Microsoft Graph',
  webhook: 'Standard Webhooks',
}

type ListProps = { readonly connections: readonly EventConnectionRow[] }

/** Where identity providers tell what happened. */
export function EventsPage({ connections }: ListProps) {
  return (
    <>
      <Head
        back={BACK}
        title="Events"
        lead="Identity providers that tell at once what happened to people. It only ever takes away."
      >
        <a class="btn" href="/admin/events/new">
          New connection
        </a>
      </Head>
      {connections.length === 0 && (
        <Empty title="No connections yet">
          <p>Without one, news of a leaver comes by SCIM, at a sign-in, or when you say so.</p>
        </Empty>
      )}
      {connections.length > 0 && (
        <ul class="rows">
          {connections.map(({ id, name, kind, provider, heardAt, pollFailedWhy }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={`/admin/events/${id}`}>
                  {name}
                </a>
                <p class="small muted">
                  {KIND_WORDS[kind]}, {provider}
                </p>
              </div>
              <span class="muted small">
                {pollFailedWhy ?? (heardAt === null ? 'nothing came yet' : 'last heard ')}
                {pollFailedWhy === null && heardAt !== null && <Instant at={heardAt} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type FormProps = { readonly draft: Draft; readonly problem: Said | null }

const KINDS = Object.entries(KIND_WORDS).map(([value, words]) => ({ value, words }))

export function EventFormPage({ draft, problem }: FormProps) {
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/events', words: 'Events' }} title="New connection for events" />
      <ProblemNotice problem={problem} />
      <form class="card form" method="post" action="/admin/events">
        <TextField draft={draft} name="name" label="Name" maxlength={120} required />
        <SelectField draft={draft} name="kind" label="How it tells" options={KINDS} required />
        <TextField
          draft={draft}
          name="provider"
          label="Issuer of its OpenID provider"
          hint="Exactly as the provider calls itself: whose subjects the events are about."
          maxlength={500}
          required
        />
        <fieldset class="field">
          <legend class="label">Shared Signals only</legend>
          <TextField
            draft={draft}
            name="issuer"
            label="Issuer of the transmitter"
            hint="Who signs the events; often the same as above."
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="audience"
            label="Audience"
            hint="For whom the stream is: the aud of its events."
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="jwksUri"
            label="Address of its keys"
            hint="Leave it empty where the transmitter describes itself under /.well-known/ssf-configuration."
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="pollUrl"
            label="Where events are fetched"
            hint="Only where they are fetched."
            maxlength={500}
          />
        </fieldset>
        <div class="actions">
          <button type="submit" class="btn">
            Save
          </button>
        </div>
      </form>
    </div>
  )
}
