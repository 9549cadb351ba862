import type { ReaderKind } from '../../commands/reconcile/kinds'
import type { ReconciliationStory } from '../../commands/reconcile/look'
import type { ReconciliationRehearsal } from '../../commands/reconcile/save'
import { CheckField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { SettingFields } from '../parts/setting-fields'
import { ReadingNotice, ReadingResult } from './reading-result'

type Props = {
  readonly home: string
  readonly name: string
  readonly issuer: string
  /** Null where it is not read yet. */
  readonly story: ReconciliationStory | null
  readonly kind: ReaderKind | null
  readonly kinds: readonly ReaderKind[]
  readonly draft: Draft
  readonly problem: Said | null
  readonly tried: ReconciliationRehearsal | null
}

/** How one provider is read at intervals, and what came of it. */
export function ReconciliationPage(props: Props) {
  const { home, name, issuer, story, kind, kinds, draft, problem, tried } = props
  const base = `${home}/reconciliation`
  return (
    <div class="narrow">
      <Head back={{ href: home, words: name }} title={`Reading ${name}`} lead={issuer} />
      <div id="rehearsal">
        <ProblemNotice problem={problem} />
        {tried && <Tried tried={tried} />}
      </div>
      <div class="stack">
        {story && <ReadingNotice story={story} home={base} />}
        {story && <ReadingResult story={story} home={base} />}
        {kind ? (
          <form class="card form" method="post" action={`${base}?kind=${kind.kind}`}>
            <h2>{kind.title}</h2>
            <p class="muted small">
              Whoever is not active there, not there any more, or out of a group is so here as soon
              as it is read. Whom reading ends does not come back, unless SCIM of the same provider
              says so. Nobody is made or brought back by it.
            </p>
            <SettingFields
              fields={kind.settings}
              draft={draft}
              isStored={story?.kind === kind.kind}
            />
            <CheckField
              draft={draft}
              name="readsGroups"
              label="Groups too"
              hint="Of groups that it gave here, people are taken out as well."
            />
            <TextField
              draft={draft}
              name="intervalMinutes"
              label="Every so many minutes"
              required
            />
            <TextField
              draft={draft}
              name="mostGone"
              label="People who may lose something at once"
              hint="If it would be more, nothing is done until you say yes: something may be wrong with what was read."
              required
            />
            <TextField
              draft={draft}
              name="staleHours"
              label="New access waits after so many hours"
              hint="When it could not be read for that long. Left empty, it never waits."
            />
            <div class="actions">
              <button type="submit" class="btn">
                Save
              </button>
              <button
                type="submit"
                class="btn"
                data-variant="outline"
                formaction={`${base}/rehearse?kind=${kind.kind}`}
                formnovalidate
                data-swap="#rehearsal"
              >
                Try it without saving
              </button>
            </div>
          </form>
        ) : (
          <Kinds base={base} kinds={kinds} />
        )}
        {story && (
          <section class="card stack">
            <h2>Read it no more</h2>
            <p class="muted small">
              Who leaves there is known only by SCIM, by events or from you then.
            </p>
            <PostButton
              action={`${base}/remove`}
              variant="danger"
              confirm="Do not read this provider any more?"
            >
              Stop reading
            </PostButton>
          </section>
        )}
      </div>
    </div>
  )
}

function Kinds({ base, kinds }: { readonly base: string; readonly kinds: readonly ReaderKind[] }) {
  return (
    <ul class="kinds">
      {kinds.map(({ kind, title }) => (
        <li>
          <a class="card" href={`${base}?kind=${kind}`}>
            <strong>{title}</strong>
            <span class="small muted">{ABOUT[kind]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const ABOUT: { readonly [kind: string]: string } = {
  scim: 'Any provider that shows its users and groups by SCIM.',
  okta: 'With an API token of a read-only administrator, or a service app.',
  graph: 'With an app that may read users and groups.',
}

function Tried({ tried }: { readonly tried: ReconciliationRehearsal }) {
  const { people, known, gone, losing, more, missingGroups } = tried
  return (
    <Notice tone={gone.length + losing.length > 0 ? 'wait' : 'good'} title="It can be read">
      <p>
        {people} people are there, {known} of those who are active here were looked for. Nothing was
        saved or changed.
      </p>
      {gone.length > 0 && <p>Would be ended: {gone.join(', ')}.</p>}
      {losing.length > 0 && <p>Would lose a group: {losing.join(', ')}.</p>}
      {more > 0 && <p>And {more} more.</p>}
      {missingGroups.length > 0 && <p>No group there is called: {missingGroups.join(', ')}.</p>}
    </Notice>
  )
}
