import type { ComparisonRow, DriftRow } from '../../db/drift'
import type { Page } from '../../db/page'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = {
  readonly page: Page<DriftRow>
  readonly comparisons: readonly ComparisonRow[]
  readonly cursor: string
  readonly mayCompare: boolean
}

/** Where targets differ from the leases, and what was done about it. */
export function DriftPage({ page, comparisons, cursor, mayCompare }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.shell.drift} lead={texts.drift.lead} />
      {page.items.length === 0 && (
        <Empty title={texts.drift.none}>
          <p>{texts.drift.noneHint}</p>
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
  const texts = useTexts()
  const { subject, connectorName, kind, state, said, foundAt, leaseId, resourceId } = row
  return (
    <article class="card stack">
      <div class="card-head">
        <div>
          <h2>{subject}</h2>
          <p class="muted">{texts.drift.foundAt(connectorName, <Instant at={foundAt} />)}</p>
        </div>
        <Badge tone={state === 'open' ? 'wait' : 'good'} words={texts.drift.states[state]} />
      </div>
      <p>{texts.drift.kinds[kind]}</p>
      {said && <p class="muted">{texts.told(said)}</p>}
      {leaseId && resourceId && kind !== 'unknown-lease' && (
        <p>
          <a href={`/leases/${leaseId}`}>{texts.drift.namedLease}</a>
        </p>
      )}
    </article>
  )
}

type ComparisonsProps = Pick<Props, 'comparisons' | 'mayCompare'>

function Comparisons({ comparisons, mayCompare }: ComparisonsProps) {
  const texts = useTexts()
  return (
    <section class="section" aria-labelledby="comparisons">
      <h2 id="comparisons">{texts.drift.comparedLast}</h2>
      <ul class="rows">
        {comparisons.map(({ connectorId, connectorName, finishedAt, problem }) => (
          <li>
            <div class="row-main">
              <span class="row-title">{connectorName}</span>
              <p class="small muted">
                {finishedAt === null ? texts.drift.notYet : <Instant at={finishedAt} />}
              </p>
              {problem && <p class="small">{texts.drift.notAll(texts.told(problem))}</p>}
            </div>
            {mayCompare && (
              <PostButton
                action={`/admin/drift/${connectorId}/compare`}
                variant="outline"
                size="small"
                label={texts.drift.compareNamed(connectorName)}
              >
                {texts.drift.compareNow}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
