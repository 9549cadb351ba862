import type { MoreTimeOffer } from '../commands/more-time'
import type { Guide } from '../connectors/connector'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import { CredentialCard } from './parts/credential-card'
import { BLANK, type Draft } from './parts/fields'
import { ForceCloseForm } from './parts/force-close-form'
import { HandOver } from './parts/hand-over'
import { Head } from './parts/head'
import { LeasePhaseNotice } from './parts/lease-phase'
import { MoreTime } from './parts/more-time'
import { ProblemNotice, type Said } from './parts/notice'
import { Part } from './parts/part'
import { Pass } from './parts/pass'
import { PostButton } from './parts/post-button'
import { ProofCard, type ProofNeeded, ProvedNotice } from './parts/proof-card'
import { RevokeForm } from './parts/revoke-form'
import { type ShownSlice, SliceCard, SliceForm } from './parts/slice-form'
import { Instant } from './parts/time'
import { Told } from './parts/told'
import { useTexts } from './texts'

export type LeasePageProps = {
  readonly lease: LeaseView
  readonly request: Request
  readonly isMine: boolean
  readonly mayRevoke: boolean
  readonly mayForceClose: boolean
  readonly now: number
  readonly credential?: { readonly secret: string; readonly guide: Guide } | null
  /** What the holder gives to be issued something, where access is given that way. */
  readonly asks?: { readonly label: string; readonly hint: string } | null
  readonly slice?: ShownSlice | null
  /** The app that the holder opens, where that is all there is to do. */
  readonly opens?: string | null
  readonly moreTime?: MoreTimeOffer | null
  readonly problem?: Said | null
  readonly toProve?: ProofNeeded | null
  /** They come back from proving who they are. */
  readonly isBack?: boolean
  readonly draft?: Draft
}

/** Access that is held: how long it lasts, how to use it, and how to give it back. */
export function LeasePage(props: LeasePageProps) {
  const texts = useTexts()
  const { lease, request, isMine, mayRevoke, now, credential = null, problem = null } = props
  const { phase, endsAt, holderName, account } = lease
  const isLocked = phase === 'quarantined' && !lease.forceClose?.secondName
  const { asks = null, slice = null, opens = null, draft = BLANK } = props
  const isIssued = account.mode === 'certificate'
  const isOpen = phase === 'active' || phase === 'granting'
  const { resourceName } = request
  return (
    <>
      <Head
        back={
          isMine
            ? { href: '/', words: texts.shell.home }
            : { href: '/admin/history', words: texts.shell.history }
        }
        title={isMine ? texts.lease.yours : texts.lease.accessOf(holderName)}
      />
      <ProblemNotice problem={props.toProve ? null : problem} />
      <ProvedNotice isBack={props.isBack === true} />
      <ProofCard toProve={props.toProve ?? null} />
      <Part name="phase">
        <LeasePhaseNotice lease={lease} />
      </Part>
      <div class="split">
        <div class="stack">
          <Part name="pass">
            <Pass
              {...{ resourceName, accountName: account.name, phase, endsAt, now }}
              {...(isMine ? {} : { holderName })}
            >
              {isMine && isOpen && (
                <>
                  {phase === 'active' && opens && (
                    <a class="btn" href={opens}>
                      {texts.lease.open(opens)}
                    </a>
                  )}
                  {phase === 'active' && !isIssued && !credential && (
                    <PostButton action={`/leases/${lease.id}/credential`}>
                      {texts.lease.showCredential}
                    </PostButton>
                  )}
                  <PostButton
                    action={`/leases/${lease.id}/check-in`}
                    variant="outline"
                    confirm={texts.home.confirmGiveBack(account.name, resourceName)}
                  >
                    {texts.home.giveBack}
                  </PostButton>
                </>
              )}
            </Pass>
          </Part>
          {credential && <CredentialCard {...credential} />}
          {slice && <SliceCard {...slice} />}
          {isMine && phase === 'active' && asks && (
            <SliceForm leaseId={lease.id} asks={asks} draft={draft} />
          )}
          {isMine && <MoreTime lease={lease} offer={props.moreTime ?? null} draft={draft} />}
          <HandOver lease={lease} isMine={isMine} />
          {mayRevoke && isOpen && !isMine && (
            <RevokeForm lease={lease} {...(props.draft ? { draft: props.draft } : {})} />
          )}
          {props.mayForceClose && isLocked && !isMine && (
            <ForceCloseForm lease={lease} {...(props.draft ? { draft: props.draft } : {})} />
          )}
        </div>
        <Facts lease={lease} request={request} />
      </div>
    </>
  )
}

function Facts({ lease, request }: { readonly lease: LeaseView; readonly request: Request }) {
  const texts = useTexts()
  return (
    <aside class="card" aria-label={texts.lease.about} data-part="facts">
      <dl class="facts">
        <dt>{texts.lease.checkedOut}</dt>
        <dd>
          <Instant at={lease.checkedOutAt} />
        </dd>
        <dt>{lease.endedAt === null ? texts.lease.ends : texts.lease.ended}</dt>
        <dd>
          <Instant at={lease.endedAt ?? lease.endsAt} />
        </dd>
        <dt>{texts.lease.askedFor}</dt>
        <dd>
          {texts.duration(request.durationSeconds)},{' '}
          <a href={`/requests/${request.id}`}>{texts.lease.theRequest}</a>
        </dd>
        <dt>{texts.lease.why}</dt>
        <dd>{request.justification || texts.request.noJustification}</dd>
        {lease.forceClose?.secondName && (
          <>
            <dt>{texts.lease.lockTakenBy}</dt>
            <dd>
              {texts.lease.lockTaken(
                lease.forceClose.byName,
                lease.forceClose.secondName,
                lease.forceClose.reason,
              )}
            </dd>
          </>
        )}
        {lease.evidence && (
          <>
            <dt>{texts.lease.readBack}</dt>
            <dd>
              <Told text={lease.evidence} />
            </dd>
          </>
        )}
      </dl>
    </aside>
  )
}
