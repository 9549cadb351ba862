import type { EventConnectionRow, EventKind } from '../../db/event-connections'
import { Empty } from '../parts/empty'
import { type Draft, SelectField, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

const KINDS: readonly EventKind[] = ['ssf-push', 'ssf-poll', 'okta', 'entra', 'webhook']

type ListProps = { readonly connections: readonly EventConnectionRow[] }

/** Where identity providers tell what happened. */
export function EventsPage({ connections }: ListProps) {
  const texts = useTexts()
  return (
    <>
      <Head
        back={{ href: '/admin/people', words: texts.shell.people }}
        title={texts.people.events}
        lead={texts.events.lead}
      >
        <a class="btn" href="/admin/events/new">
          {texts.events.newConnection}
        </a>
      </Head>
      {connections.length === 0 && (
        <Empty title={texts.events.none}>
          <p>{texts.events.noneHint}</p>
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
                  {texts.events.kinds[kind]}, {provider}
                </p>
              </div>
              <span class="muted small">
                {pollFailedWhy ??
                  (heardAt === null
                    ? texts.events.nothingYet
                    : texts.events.heardLast(<Instant at={heardAt} />))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type FormProps = { readonly draft: Draft; readonly problem: Said | null }

export function EventFormPage({ draft, problem }: FormProps) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/events', words: texts.people.events }}
        title={texts.events.newTitle}
      />
      <ProblemNotice problem={problem} />
      <form class="card form" method="post" action="/admin/events">
        <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
        <SelectField
          draft={draft}
          name="kind"
          label={texts.events.howItTells}
          options={KINDS.map((value) => ({ value, words: texts.events.kinds[value] }))}
          required
        />
        <TextField
          draft={draft}
          name="provider"
          label={texts.events.issuer}
          hint={texts.events.issuerHint}
          maxlength={500}
          required
        />
        <fieldset class="field">
          <legend class="label">{texts.events.sharedSignals}</legend>
          <TextField
            draft={draft}
            name="issuer"
            label={texts.events.transmitter}
            hint={texts.events.transmitterHint}
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="audience"
            label={texts.events.audience}
            hint={texts.events.audienceHint}
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="jwksUri"
            label={texts.events.keys}
            hint={texts.events.keysHint}
            maxlength={500}
          />
          <TextField
            draft={draft}
            name="pollUrl"
            label={texts.events.pollUrl}
            hint={texts.events.pollUrlHint}
            maxlength={500}
          />
        </fieldset>
        <div class="actions">
          <button type="submit" class="btn">
            {texts.parts.save}
          </button>
        </div>
      </form>
    </div>
  )
}
