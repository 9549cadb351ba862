import type { ChangeRow } from '../../db/changes'
import type { Page } from '../../db/page'
import { ALL_CHANGE_KINDS, type ChangeKind } from '../../domain/permission/change-kind'
import { Empty } from '../parts/empty'
import { BLANK, ChoiceField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Pager, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
import { StateBadge } from './change-page'

type Props = {
  readonly found: Page<ChangeRow>
  readonly guarded: readonly ChangeKind[]
  readonly query: Query
  /** Whether the visitor says what needs a second person. */
  readonly maySet: boolean
  readonly now: number
  readonly problem: Said | null
}

/** What waits for a second administrator, what did, and what has to. */
export function ChangesPage({ found, guarded, query, maySet, now, problem }: Props) {
  const texts = useTexts()
  return (
    <div class="stack">
      <Head
        title={texts.changes.title}
        back={{ href: '/admin/roles', words: texts.shell.roles }}
        lead={texts.changes.lead}
      />
      <ProblemNotice problem={problem} />
      {found.items.length === 0 && (
        <Empty title={texts.changes.none}>
          <p>{texts.changes.noneHint}</p>
        </Empty>
      )}
      {found.items.length > 0 && (
        <ul class="rows">
          {found.items.map(({ id, title, proposerName, proposedAt, state, expiresAt }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={`/admin/changes/${id}`}>
                  {texts.told(title)}
                </a>
                <p class="small muted">
                  {proposerName}, <Instant at={proposedAt} />
                </p>
              </div>
              <StateBadge story={{ state, isOver: expiresAt <= now }} />
            </li>
          ))}
        </ul>
      )}
      <Pager path="/admin/changes" {...{ query }} next={found.next} />
      {maySet && (
        <form class="card form" method="post" action="/admin/changes/second-person">
          <ChoiceField
            draft={{ ...BLANK, typed: { kinds: guarded } }}
            name="kinds"
            label={texts.changes.guarded}
            type="checkbox"
            options={ALL_CHANGE_KINDS.map((value) => ({
              value,
              words: texts.changes.kinds[value],
            }))}
            hint={texts.changes.guardedHint}
          />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
          </div>
        </form>
      )}
    </div>
  )
}
