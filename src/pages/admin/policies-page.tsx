import type { Finding } from '../../domain/policy/lint/finding'
import type { Policy } from '../../domain/policy/policy'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Icon } from '../parts/icons'
import { Found, ListTools } from '../parts/list-tools'
import { ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Evaluator, type EvaluatorProps } from './evaluator'
import type { Placed } from './list-queries'
import { Findings } from './policy-review'
import { summaryOf } from './policy-summary'

type Props = {
  /** The part that is shown, each with its place among all. */
  readonly policies: readonly Placed[]
  readonly count: number
  readonly query: Query
  readonly next: string | null
  readonly evaluator: EvaluatorProps
  readonly findings: readonly Finding[]
  /** Epoch milliseconds. */
  readonly foundAt: number
  readonly problem: Said | null
}

const PATH = '/admin/policies'

const CHOICES = [
  {
    name: 'state',
    label: 'State',
    options: [
      { value: '', words: 'Any' },
      { value: 'on', words: 'On' },
      { value: 'off', words: 'Off' },
    ],
  },
]

/** The policies in their order, and beside them what they would say. */
export function PoliciesPage(props: Props) {
  const { policies, count, query, next, evaluator, findings, foundAt, problem } = props
  const isNarrowed = Boolean(query.q || query.state)
  return (
    <>
      <Head
        title="Policies"
        lead="Read from the top: the first active one that matches counts. None matches: refused."
      >
        <a class="btn" data-variant="outline" href="/admin/configuration">
          As a file
        </a>
        <a class="btn" data-variant="outline" href="/admin/changes">
          Proposed changes
        </a>
        <a class="btn" href="/admin/policies/new">
          New policy
        </a>
      </Head>
      <ProblemNotice problem={problem} />
      <Findings findings={findings} foundAt={foundAt} naming="link" />
      <div class="split">
        <div>
          <ListTools path={PATH} label="Search by name or glob" query={query} choices={CHOICES} />
          <Found path={PATH} query={query} next={next} count={policies.length}>
            {policies.length > 0 ? (
              <ol
                class="rows"
                start={policies[0]?.place}
                data-reorder={isNarrowed ? undefined : ''}
              >
                {policies.map(({ policy, place }) => (
                  <Row policy={policy} place={place} count={count} />
                ))}
              </ol>
            ) : (
              <Nothing isNarrowed={isNarrowed} />
            )}
          </Found>
        </div>
        <Evaluator {...evaluator} />
      </div>
    </>
  )
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="No policy is like that">
      <p>
        <a href={PATH}>Show all policies</a>
      </p>
    </Empty>
  ) : (
    <Empty title="No policies yet">
      <p>Closed by default: until a policy matches, nobody may ask for anything.</p>
      <div class="actions">
        <a class="btn" data-variant="outline" href="/admin/changes">
          Proposed changes
        </a>
        <a class="btn" href="/admin/policies/new">
          New policy
        </a>
      </div>
    </Empty>
  )
}

type RowProps = { readonly policy: Policy; readonly place: number; readonly count: number }

function Row({ policy, place, count }: RowProps) {
  const { id, name, active } = policy
  const base = `/admin/policies/${id}`
  return (
    <li id={id}>
      <span class="place" aria-hidden="true">
        {place}
      </span>
      <div class="row-main">
        <a class="row-title" href={base}>
          {name}
        </a>{' '}
        {!active && <Badge words="Off" />}
        <p class="small muted">{summaryOf(policy)}</p>
      </div>
      <div class="actions">
        <PostButton
          action={`${base}/${active ? 'deactivate' : 'activate'}`}
          variant="quiet"
          size="small"
          label={`${active ? 'Switch off' : 'Switch on'} ${name}`}
        >
          {active ? 'Switch off' : 'Switch on'}
        </PostButton>
        <PostButton
          action={`${base}/move`}
          fields={{ place: String(place - 1) }}
          variant="quiet"
          size="icon"
          label={`Move ${name} up`}
          disabled={place === 1}
        >
          <Icon name="up" />
        </PostButton>
        <PostButton
          action={`${base}/move`}
          fields={{ place: String(place + 1) }}
          variant="quiet"
          size="icon"
          label={`Move ${name} down`}
          disabled={place === count}
        >
          <Icon name="down" />
        </PostButton>
      </div>
    </li>
  )
}
