import type { PersonRow } from '../../db/directory'
import type { Recovery } from '../../db/recoveries'
import { AreaField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

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
  const texts = useTexts()
  const { id, displayName } = person
  const base = `/admin/people/${id}/recovery`
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/people/${id}`, words: displayName }}
        title={texts.people.lostPasskeys}
        lead={texts.people.hasPasskeys(displayName, passkeyCount)}
      />
      <ProblemNotice problem={problem} />
      {recovery ? (
        <section class="card form" aria-labelledby="open">
          <h2 id="open">
            {recovery.confirmedByName ? texts.people.mayStartAnew : texts.people.waitingForSecond}
          </h2>
          <dl class="facts">
            <dt>{texts.people.proposed}</dt>
            <dd>
              {recovery.proposedByName}, <Instant at={recovery.proposedAt} />
            </dd>
            <dt>{texts.parts.reason}</dt>
            <dd>{recovery.reason}</dd>
            {recovery.confirmedByName && (
              <>
                <dt>{texts.people.agreed}</dt>
                <dd>{recovery.confirmedByName}</dd>
              </>
            )}
            <dt>{texts.people.until}</dt>
            <dd>
              <Instant at={recovery.expiresAt} />
            </dd>
          </dl>
          <div class="actions">
            {!recovery.confirmedByName && !isMine && (
              <PostButton action={`${base}/confirm`}>{texts.people.agree}</PostButton>
            )}
            <PostButton action={`${base}/withdraw`} variant="outline">
              {texts.request.withdraw}
            </PostButton>
          </div>
        </section>
      ) : (
        <form class="card form" method="post" action={base}>
          <p>{texts.people.recoveryTerms(displayName)}</p>
          <AreaField
            draft={draft}
            name="reason"
            label={texts.parts.reason}
            hint={texts.people.recoveryHint}
            rows={2}
            required
          />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.people.proposeRecovery}
            </button>
          </div>
        </form>
      )}
    </div>
  )
}
