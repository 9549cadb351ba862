import type { ChangeRow } from '../../db/changes'
import type { Page } from '../../db/page'
import {
  ALL_CHANGE_KINDS,
  CHANGE_KINDS,
  type ChangeKind,
} from '../../domain/permission/change-kind'
import { Empty } from '../parts/empty'
import { BLANK, ChoiceField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { Pager, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
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
  return (
    <div class="stack">
      <Head
        title="Changes"
        back={{ href: '/admin/roles', words: 'Roles' }}
        lead="What somebody proposed, for somebody else to confirm."
      />
      <ProblemNotice problem={problem} />
      {found.items.length === 0 && (
        <Empty title="Nothing was proposed">
          <p>Changes come here when they are set to need a second administrator.</p>
        </Empty>
      )}
      {found.items.length > 0 && (
        <ul class="rows">
          {found.items.map(({ id, title, proposerName, proposedAt, state, expiresAt }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={`/admin/changes/${id}`}>
                  {title}
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
            label="These need a second administrator"
            type="checkbox"
            options={ALL_CHANGE_KINDS.map((value) => ({ value, words: CHANGE_KINDS[value].words }))}
            hint="To drop one again needs a second administrator, too."
          />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
          </div>
        </form>
      )}
    </div>
  )
}
