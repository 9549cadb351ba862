import type { PersonRow } from '../../db/directory'
import type { Recovery } from '../../db/recoveries'
import { AreaField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  readonly person: PersonRow
  readonly passkeyCount: number
  readonly recovery: Recovery | null
  readonly isMine: boolean
  readonly draft: Draft
  readonly problem: Said | null
}

/** Somebody has lost their passkeys: who says so, who agreed, and what there is to do. */
export function RecoveryPage({ person, recovery, isMine, draft, problem, passkeyCount }: Props) {
  const { id, displayName } = person
  const base = `/admin/people/${id}/recovery`
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/people/${id}`, words: displayName }}
        title="Lost passkeys"
        lead={`${displayName} has ${countWords(passkeyCount)}.`}
      />
      <ProblemNotice problem={problem} />
      {recovery ? (
        <section class="card form" aria-labelledby="open">
          <h2 id="open">
            {recovery.confirmedByName
              ? 'They may start anew'
              : 'Waiting for a second administrator'}
          </h2>
          <dl class="facts">
            <dt>Proposed</dt>
            <dd>
              {recovery.proposedByName}, <Instant at={recovery.proposedAt} />
            </dd>
            <dt>Reason</dt>
            <dd>{recovery.reason}</dd>
            {recovery.confirmedByName && (
              <>
                <dt>Agreed</dt>
                <dd>{recovery.confirmedByName}</dd>
              </>
            )}
            <dt>Until</dt>
            <dd>
              <Instant at={recovery.expiresAt} />
            </dd>
          </dl>
          <div class="actions">
            {!recovery.confirmedByName && !isMine && (
              <PostButton action={`${base}/confirm`}>Agree</PostButton>
            )}
            <PostButton action={`${base}/withdraw`} variant="outline">
              Withdraw
            </PostButton>
          </div>
        </section>
      ) : (
        <form class="card form" method="post" action={base}>
          <p>
            When another administrator agrees within a day, {displayName} can add one passkey by
            signing in at the identity provider, within another day. The passkeys they had are gone
            then. They are mailed both times.
          </p>
          <AreaField
            draft={draft}
            name="reason"
            label="Reason"
            hint="How you know that it is them who ask."
            rows={2}
            required
          />
          <div class="actions">
            <button type="submit" class="btn">
              Propose a recovery
            </button>
          </div>
        </form>
      )}
    </div>
  )
}

function countWords(count: number): string {
  if (count === 0) return 'no passkey'
  return count === 1 ? 'one passkey' : `${count} passkeys`
}
