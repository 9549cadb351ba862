import type { Finding } from '../../domain/policy/lint/finding'
import type { Policy } from '../../domain/policy/policy'
import { windowWords } from '../../domain/policy/windows/words'
import { Badge } from '../parts/badge'
import { durationWords } from '../parts/duration'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Icon } from '../parts/icons'
import { ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Evaluator, type EvaluatorProps } from './evaluator'
import { Findings } from './policy-review'

type Props = {
  readonly policies: readonly Policy[]
  readonly evaluator: EvaluatorProps
  readonly findings: readonly Finding[]
  readonly problem: Said | null
}

/** The policies in their order, and beside them what they would say. */
export function PoliciesPage({ policies, evaluator, findings, problem }: Props) {
  return (
    <>
      <Head
        title="Policies"
        lead="Read from the top: the first active one that matches counts. None matches: refused."
      >
        <a class="btn" href="/admin/policies/new">
          New policy
        </a>
      </Head>
      <ProblemNotice problem={problem} />
      <Findings findings={findings} naming="link" />
      <div class="split">
        {policies.length > 0 ? (
          <ol class="rows" data-reorder>
            {policies.map((policy, index) => (
              <Row policy={policy} place={index + 1} count={policies.length} />
            ))}
          </ol>
        ) : (
          <Empty title="No policies yet">
            <p>Closed by default: until a policy matches, nobody may ask for anything.</p>
            <div class="actions">
              <a class="btn" href="/admin/policies/new">
                New policy
              </a>
            </div>
          </Empty>
        )}
        <Evaluator {...evaluator} />
      </div>
    </>
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

function summaryOf({ resources, accounts, terms }: Policy): string {
  const what = [resources && `resources ${resources}`, accounts && `accounts ${accounts}`]
  const steps = terms.steps.map(({ name, quorum }) => (quorum > 1 ? `${name} (${quorum})` : name))
  return [
    what.filter(Boolean).join(', '),
    steps.length > 0 ? steps.join(', then ') : 'approves by itself',
    `at most ${durationWords(terms.duration.maxSeconds)}`,
    terms.mfa.required && 'fresh MFA',
    terms.windows && windowWords(terms.windows),
  ]
    .filter(Boolean)
    .join('; ')
}
