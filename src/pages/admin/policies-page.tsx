import type { KeptFindings } from '../../db/kept-findings'
import type { Policy } from '../../domain/policy/policy'
import type { Texts } from '../../texts/english'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Icon } from '../parts/icons'
import { Found, ListTools } from '../parts/list-tools'
import { ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { useTexts } from '../texts'
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
  readonly found: KeptFindings
  readonly problem: Said | null
}

const PATH = '/admin/policies'

/** The policies in their order, and beside them what they would say. */
export function PoliciesPage(props: Props) {
  const texts = useTexts()
  const { policies, count, query, next, evaluator, found, problem } = props
  const isNarrowed = Boolean(query.q || query.state)
  return (
    <>
      <Head title={texts.shell.policies} lead={texts.policies.lead}>
        <a class="btn" data-variant="outline" href="/admin/configuration">
          {texts.resources.asFile}
        </a>
        <a class="btn" data-variant="outline" href="/admin/changes">
          {texts.parts.proposedChanges}
        </a>
        <a class="btn" href="/admin/policies/new">
          {texts.policies.new}
        </a>
      </Head>
      <ProblemNotice problem={problem} />
      <Findings found={found} foundAt={found.foundAt} naming="link" />
      <div class="split">
        <div>
          <ListTools
            path={PATH}
            label={texts.policies.search}
            query={query}
            choices={choicesOf(texts)}
          />
          <Found path={PATH} query={query} next={next} count={policies.length}>
            {policies.length > 0 ? (
              <ol
                class="rows"
                start={policies[0]?.place}
                data-reorder={isNarrowed ? undefined : texts.policies.dragTitle}
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
  const texts = useTexts()
  return isNarrowed ? (
    <Empty title={texts.policies.noneLikeThat}>
      <p>
        <a href={PATH}>{texts.policies.showAll}</a>
      </p>
    </Empty>
  ) : (
    <Empty title={texts.policies.noneYet}>
      <p>{texts.policies.noneYetHint}</p>
      <div class="actions">
        <a class="btn" data-variant="outline" href="/admin/changes">
          {texts.parts.proposedChanges}
        </a>
        <a class="btn" href="/admin/policies/new">
          {texts.policies.new}
        </a>
      </div>
    </Empty>
  )
}

type RowProps = { readonly policy: Policy; readonly place: number; readonly count: number }

function Row({ policy, place, count }: RowProps) {
  const texts = useTexts()
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
        {!active && <Badge words={texts.policies.off} />}
        <p class="small muted">{summaryOf(texts, policy)}</p>
      </div>
      <div class="actions">
        <PostButton
          action={`${base}/${active ? 'deactivate' : 'activate'}`}
          variant="quiet"
          size="small"
          label={active ? texts.policies.switchOffNamed(name) : texts.policies.switchOnNamed(name)}
        >
          {active ? texts.policies.switchOff : texts.policies.switchOn}
        </PostButton>
        <PostButton
          action={`${base}/move`}
          fields={{ place: String(place - 1) }}
          variant="quiet"
          size="icon"
          label={texts.policies.moveUp(name)}
          disabled={place === 1}
        >
          <Icon name="up" />
        </PostButton>
        <PostButton
          action={`${base}/move`}
          fields={{ place: String(place + 1) }}
          variant="quiet"
          size="icon"
          label={texts.policies.moveDown(name)}
          disabled={place === count}
        >
          <Icon name="down" />
        </PostButton>
      </div>
    </li>
  )
}

function choicesOf(texts: Texts) {
  return [
    {
      name: 'state',
      label: texts.parts.state,
      options: [
        { value: '', words: texts.parts.any },
        { value: 'on', words: texts.policies.on },
        { value: 'off', words: texts.policies.off },
      ],
    },
  ]
}
