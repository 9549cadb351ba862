import type { ReaderKind } from '../../commands/reconcile/kinds'
import type { ReconciliationStory } from '../../commands/reconcile/look'
import type { ReconciliationRehearsal } from '../../commands/reconcile/save'
import type { Texts } from '../../texts/english'
import { CheckField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { SettingFields } from '../parts/setting-fields'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  const { home, name, issuer, story, kind, kinds, draft, problem, tried } = props
  const base = `${home}/reconciliation`
  return (
    <div class="narrow">
      <Head back={{ href: home, words: name }} title={texts.reading.title(name)} lead={issuer} />
      <div id="rehearsal">
        <ProblemNotice problem={problem} />
        {tried && <Tried tried={tried} />}
      </div>
      <div class="stack">
        {story && <ReadingNotice story={story} home={base} />}
        {story && <ReadingResult story={story} home={base} />}
        {kind ? (
          <form class="card form" method="post" action={`${base}?kind=${kind.kind}`}>
            <h2>{texts.told(kind.title)}</h2>
            <p class="muted small">{texts.reading.lead}</p>
            <SettingFields
              fields={kind.settings}
              draft={draft}
              isStored={story?.kind === kind.kind}
            />
            <CheckField
              draft={draft}
              name="readsGroups"
              label={texts.reading.groupsToo}
              hint={texts.reading.groupsTooHint}
            />
            <TextField
              draft={draft}
              name="intervalMinutes"
              label={texts.reading.everyMinutes}
              required
            />
            <TextField
              draft={draft}
              name="mostGone"
              label={texts.reading.mostGone}
              hint={texts.reading.mostGoneHint}
              required
            />
            <TextField
              draft={draft}
              name="staleHours"
              label={texts.reading.waitsAfter}
              hint={texts.reading.waitsAfterHint}
            />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.parts.save}
              </button>
              <button
                type="submit"
                class="btn"
                data-variant="outline"
                formaction={`${base}/rehearse?kind=${kind.kind}`}
                formnovalidate
                data-swap="#rehearsal"
              >
                {texts.policies.tryIt}
              </button>
            </div>
          </form>
        ) : (
          <Kinds base={base} kinds={kinds} />
        )}
        {story && (
          <section class="card stack">
            <h2>{texts.reading.readNoMore}</h2>
            <p class="muted small">{texts.reading.readNoMoreHint}</p>
            <PostButton
              action={`${base}/remove`}
              variant="danger"
              confirm={texts.reading.confirmStop}
            >
              {texts.reading.stop}
            </PostButton>
          </section>
        )}
      </div>
    </div>
  )
}

function Kinds({ base, kinds }: { readonly base: string; readonly kinds: readonly ReaderKind[] }) {
  const texts = useTexts()
  return (
    <ul class="kinds">
      {kinds.map(({ kind, title }) => (
        <li>
          <a class="card" href={`${base}?kind=${kind}`}>
            <strong>{texts.told(title)}</strong>
            <span class="small muted">{aboutKind(texts, kind)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function aboutKind({ reading }: Texts, kind: string): string {
  const known: { readonly [kind: string]: string } = reading.kinds
  return known[kind] ?? ''
}

function Tried({ tried }: { readonly tried: ReconciliationRehearsal }) {
  const texts = useTexts()
  const { people, known, gone, losing, more, missingGroups } = tried
  return (
    <Notice
      tone={gone.length + losing.length > 0 ? 'wait' : 'good'}
      title={texts.reading.canBeRead}
    >
      <p>{texts.reading.rehearsed(people, known)}</p>
      {gone.length > 0 && <p>{texts.reading.wouldEnd(gone.join(', '))}</p>}
      {losing.length > 0 && <p>{texts.reading.wouldLeaveGroup(losing.join(', '))}</p>}
      {more > 0 && <p>{texts.reading.andMore(more)}</p>}
      {missingGroups.length > 0 && <p>{texts.reading.noGroupCalled(missingGroups.join(', '))}</p>}
    </Notice>
  )
}
