import type { ComparisonRow, DriftRow } from '../../db/drift'
import type { Page } from '../../db/page'
import type { DriftKind, DriftState } from '../../domain/drift'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  readonly page: Page<DriftRow>
  readonly comparisons: readonly ComparisonRow[]
  readonly cursor: string
  readonly mayCompare: boolean
}

/** Where targets differ from the leases, and what was done about it. */
export function DriftPage({ page, comparisons, cursor, mayCompare }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Drift"
        lead="Each hour every target is compared with the leases. What a lease left behind is taken away; what Hallpass cannot be sure of is shown here and left alone."
      />
      {page.items.length === 0 && (
        <Empty title="No differences were found">
          <p>What targets have from Hallpass belongs to leases that are open.</p>
        </Empty>
      )}
      <div class="stack">
        {page.items.map((row) => (
          <Difference row={row} />
        ))}
      </div>
      <Pager path="/admin/drift" query={{ cursor }} next={page.next} />
      {comparisons.length > 0 && <Comparisons {...{ comparisons, mayCompare }} />}
    </div>
  )
}

function Difference({ row }: { readonly row: DriftRow }) {
  const { subject, connectorName, kind, state, said, foundAt, leaseId, resourceId } = row
  return (
    <article class="card stack">
      <div class="card-head">
        <div>
          <h2>{subject}</h2>
          <p class="muted">
            At {connectorName}, found <Instant at={foundAt} />
          </p>
        </div>
        <Badge tone={state === 'open' ? 'wait' : 'good'} words={STATES[state]} />
      </div>
      <p>{KINDS[kind]}</p>
      {said && <p class="muted">{said}</p>}
      {leaseId && resourceId && kind !== 'unknown-lease' && (
        <p>
          <a href={`/leases/${leaseId}`}>The lease it names</a>
        </p>
      )}
    </article>
  )
}

const STATES: { readonly [state in DriftState]: string } = {
  open: 'Still there',
  removed: 'Taken away',
  gone: 'Gone',
}

const KINDS: { readonly [kind in DriftKind]: string } = {
  'left-behind': 'It was made for a lease that is over, as after a backup was restored.',
  'unknown-lease': 'It says that it was made for a lease that never was. Look at who made it.',
  elsewhere: 'It was made for a lease at another target, as where one was copied from another.',
  altered: 'It has the mark of a lease that is over, and not the name that Hallpass gave it.',
  foreign: 'Another installation of Hallpass made it, or somebody who imitates one.',
  'open-at-rest':
    'The account should be shut while nobody holds it, and is open. Somebody gave that right beside Hallpass: it is left for you to look at.',
}

type ComparisonsProps = Pick<Props, 'comparisons' | 'mayCompare'>

function Comparisons({ comparisons, mayCompare }: ComparisonsProps) {
  return (
    <section class="card stack" aria-labelledby="comparisons">
      <h2 id="comparisons">Compared last</h2>
      <dl class="facts">
        {comparisons.map(({ connectorName, finishedAt, problem }) => (
          <>
            <dt>{connectorName}</dt>
            <dd>
              {finishedAt === null ? 'Not yet' : <Instant at={finishedAt} />}
              {problem && <p>Not all of it: {problem}</p>}
            </dd>
          </>
        ))}
      </dl>
      {mayCompare && (
        <div class="actions">
          {comparisons.map(({ connectorId, connectorName }) => (
            <PostButton
              action={`/admin/drift/${connectorId}/compare`}
              label={`Compare ${connectorName} now`}
            >
              Compare {connectorName} now
            </PostButton>
          ))}
        </div>
      )}
    </section>
  )
}
