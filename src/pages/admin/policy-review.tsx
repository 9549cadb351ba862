import type { Version } from '../../commands/policy-versions'
import type { Trial } from '../../commands/review-policies'
import { type FirstFindings, firstOf } from '../../domain/policy/lint/finding'
import { Notice } from '../parts/notice'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

const TURNED_SHOWN = 25

type FindingsProps = {
  readonly found: FirstFindings
  /** When, where that was not just now; epoch milliseconds. */
  readonly foundAt?: number
  /** Whether each policy is named, or led to as well; on a policy's own page neither is needed. */
  readonly naming?: 'name' | 'link'
}

/** What is odd about policies, in sentences; nothing where everything is in order. */
export function Findings({ found, foundAt, naming }: FindingsProps) {
  const texts = useTexts()
  const { findings, count, hasError } = found
  if (count === 0) return null
  return (
    <Notice tone={hasError ? 'wait' : 'info'} title={texts.policies.oddThings(count)}>
      <ul class="bullets small">
        {findings.map(({ policyId, policyName, sentence }) => (
          <li>
            {naming === 'link' && <a href={`/admin/policies/${policyId}`}>{policyName}</a>}
            {naming === 'name' && policyName}
            {naming && ': '}
            {texts.told(sentence)}
          </li>
        ))}
      </ul>
      {count > findings.length && <p class="small">{texts.policies.someOfThem(findings.length)}</p>}
      {foundAt !== undefined && (
        <p class="small muted">{texts.policies.foundAt(<Instant at={foundAt} />)}</p>
      )}
    </Notice>
  )
}

/** What a policy that is not saved yet would have done to the requests of the last 90 days. */
export function TrialCard({ trial }: { readonly trial: Trial }) {
  const texts = useTexts()
  const { looked, left, turned, findings } = trial
  return (
    <section class="card stack" id="trial" aria-labelledby="trial-title">
      <h2 id="trial-title">{texts.policies.ifSaved}</h2>
      <Findings found={firstOf(findings)} naming="name" />
      <p>
        {turned.length === 0
          ? texts.policies.noneTurned(looked)
          : texts.policies.someTurned(turned.length, looked)}
        {left > 0 && ` ${texts.policies.leftOut(left)}`}
      </p>
      {turned.length > 0 && (
        <ul class="bullets small">
          {turned.slice(0, TURNED_SHOWN).map(({ request, after, sentences }) => (
            <li>
              <a href={`/requests/${request.requestId}`}>
                {request.requesterName},{' '}
                {texts.request.accountOn(request.target.accountName, request.target.resourceName)}
              </a>
              , {texts.duration(request.durationSeconds)}, <Instant at={request.filedAt} />:{' '}
              {sentences.map(texts.told).join(' ')} {after && `(“${after}”)`}
            </li>
          ))}
        </ul>
      )}
      {turned.length > TURNED_SHOWN && (
        <p class="small muted">{texts.policies.newestShown(TURNED_SHOWN)}</p>
      )}
    </section>
  )
}

/** What each version changed, the newest first. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const texts = useTexts()
  if (versions.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="versions-title">
      <h2 id="versions-title">{texts.policies.versions}</h2>
      <ol class="timeline">
        {versions.map(({ revision, at, byName, sentences }) => (
          <li>
            <span class="small muted">
              {texts.policies.version(revision)}, <Instant at={at} />
            </span>
            <div>
              <p>{byName}</p>
              <ul class="bullets small muted">
                {sentences.map((sentence) => (
                  <li>{texts.told(sentence)}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
