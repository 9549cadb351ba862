import type { Plan } from '../../commands/configuration/plan'
import type { Step, Verb } from '../../commands/configuration/work'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { BLANK, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { Findings } from './policy-review'

type Props = { readonly plan: Plan; readonly file: string; readonly problem: Said | null }

const VERBS: { readonly [verb in Verb]: readonly [tone: string, words: string] } = {
  create: ['good', 'New'],
  change: ['info', 'Changed'],
  move: ['info', 'Moved'],
  remove: ['bad', 'Removed'],
}

/** What a file would change, to be looked at; exactly this is what is applied. */
export function ConfigurationPlanPage({ plan, file, problem }: Props) {
  const { steps, findings, second } = plan
  return (
    <div class="narrow">
      <Head
        title={steps.length === 1 ? 'One change' : `${steps.length} changes`}
        back={{ href: '/admin/configuration', words: 'Configuration' }}
        lead="Nothing is changed yet. All of it is applied, or nothing."
      />
      <div class="stack">
        <ProblemNotice problem={problem} />
        {second.length > 0 && (
          <Notice tone="info" title="Somebody else has to agree">
            <p>Such changes need a second administrator, so all of this waits for one.</p>
          </Notice>
        )}
        <Findings findings={findings} naming="name" />
        {steps.length === 0 ? (
          <Empty title="Everything is so already">
            <p>The file says what is here.</p>
          </Empty>
        ) : (
          <>
            <ul class="rows">
              {steps.map((step) => (
                <Change step={step} />
              ))}
            </ul>
            <ApplyForm plan={plan} file={file} />
          </>
        )}
      </div>
    </div>
  )
}

function Change({ step: { kind, verb, name, sentences } }: { readonly step: Step }) {
  const [tone, words] = VERBS[verb]
  return (
    <li>
      <div class="row-main">
        <strong class="row-title">
          {kind}: {name}
        </strong>
        {sentences.length > 0 && (
          <ul class="bullets small">
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <Badge tone={tone} words={words} />
    </li>
  )
}

function ApplyForm({ plan, file }: Omit<Props, 'problem'>) {
  const { hash, wanted, second } = plan
  return (
    <form class="card form" method="post" action="/admin/configuration/apply">
      <input type="hidden" name="hash" value={hash} />
      <input type="hidden" name="file" value={file} />
      {wanted.length > 0 && (
        <p>These are not in the file. What is stored for one target is sent to no other.</p>
      )}
      {wanted.map(({ connector, field, label }) => (
        <TextField
          draft={BLANK}
          name={secretName(connector, field)}
          label={`${label} of ${connector}`}
          type="password"
          required
        />
      ))}
      <div class="actions">
        <button type="submit" class="btn">
          {second.length > 0 ? 'Propose it' : 'Apply it'}
        </button>
      </div>
    </form>
  )
}

/** The name of the field for a secret; a connector's name may have anything in it. */
export function secretName(connector: string, field: string): string {
  return `secret:${field}:${connector}`
}
