import type { Plan } from '../../commands/configuration/plan'
import type { Step, Verb } from '../../commands/configuration/work'
import { firstOf } from '../../domain/policy/lint/finding'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { BLANK, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'
import { Findings } from './policy-review'

type Props = { readonly plan: Plan; readonly file: string; readonly problem: Said | null }

const TONES: { readonly [verb in Verb]: string } = {
  create: 'good',
  change: 'info',
  move: 'info',
  remove: 'bad',
}

/** What a file would change, to be looked at; exactly this is what is applied. */
export function ConfigurationPlanPage({ plan, file, problem }: Props) {
  const texts = useTexts()
  const { steps, findings, second } = plan
  return (
    <div class="narrow">
      <Head
        title={texts.configuration.changes(steps.length)}
        back={{ href: '/admin/configuration', words: texts.configuration.title }}
        lead={texts.configuration.planLead}
      />
      <div class="stack">
        <ProblemNotice problem={problem} />
        {second.length > 0 && (
          <Notice tone="info" title={texts.configuration.needsSecond}>
            <p>{texts.configuration.needsSecondWhy}</p>
          </Notice>
        )}
        <Findings found={firstOf(findings)} naming="name" />
        {steps.length === 0 ? (
          <Empty title={texts.configuration.nothing}>
            <p>{texts.configuration.nothingWhy}</p>
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
  const texts = useTexts()
  return (
    <li>
      <div class="row-main">
        <strong class="row-title">
          {texts.told(kind)}: {texts.told(name)}
        </strong>
        {sentences.length > 0 && (
          <ul class="bullets small">
            {sentences.map((sentence) => (
              <li>{texts.told(sentence)}</li>
            ))}
          </ul>
        )}
      </div>
      <Badge tone={TONES[verb]} words={texts.configuration.verbs[verb]} />
    </li>
  )
}

function ApplyForm({ plan, file }: Omit<Props, 'problem'>) {
  const texts = useTexts()
  const { hash, wanted, second } = plan
  return (
    <form class="card form" method="post" action="/admin/configuration/apply">
      <input type="hidden" name="hash" value={hash} />
      <input type="hidden" name="file" value={file} />
      {wanted.length > 0 && <p>{texts.configuration.wantedSecrets}</p>}
      {wanted.map(({ connector, field, label }) => (
        <TextField
          draft={BLANK}
          name={secretName(connector, field)}
          label={texts.configuration.secretOf(texts.told(label), connector)}
          type="password"
          required
        />
      ))}
      <div class="actions">
        <button type="submit" class="btn">
          {second.length > 0 ? texts.configuration.propose : texts.configuration.apply}
        </button>
      </div>
    </form>
  )
}

/** The name of the field for a secret; a connector's name may have anything in it. */
export function secretName(connector: string, field: string): string {
  return `secret:${field}:${connector}`
}
