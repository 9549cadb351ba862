import type { MachineRule } from '../db/machine-rules'
import type { MachineToken } from '../db/machine-tokens'
import type { MachineRow } from '../db/machines'
import { MachineFields } from './machines-page'
import { ConfirmByName } from './parts/confirm-by-name'
import { CopyLine } from './parts/copy'
import type { Draft } from './parts/fields'
import { Head } from './parts/head'
import { NewMachineToken, NewRule, Rules, Tokens } from './parts/machine-keys'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import type { Named } from './parts/principals-field'
import { Instant } from './parts/time'

/** The forms of the page, each with what was typed into it. */
export type MachineDrafts = {
  readonly machine: Draft
  readonly token: Draft
  readonly rule: Draft
  readonly end: Draft
}

type Props = {
  readonly machine: MachineRow
  readonly tokens: readonly MachineToken[]
  readonly rules: readonly MachineRule[]
  readonly owners: readonly Named[]
  readonly isMine: boolean
  readonly mayManage: boolean
  readonly exchangeUrl: string
  readonly drafts: MachineDrafts
  /** A token that was made just now: the only time it is seen. */
  readonly token: string | null
  readonly problem: Said | null
}

/** One machine: who answers for it, and how it comes in. */
export function MachinePage(props: Props) {
  const { machine, tokens, rules, isMine, mayManage, drafts, token, problem } = props
  const home = `/machines/${machine.id}`
  const isOpen = machine.endedAt === null
  return (
    <div class="narrow">
      <Head
        back={{ href: '/machines', words: 'Machines' }}
        title={machine.name}
        lead={machine.description}
      />
      <ProblemNotice problem={problem} />
      <State machine={machine} />
      {token && (
        <Notice tone="good" title="The new token, shown this once">
          <CopyLine text={token} what="the token" />
        </Notice>
      )}
      <div class="stack">
        <section class="card stack">
          <h2>Tokens and sessions</h2>
          <Tokens {...{ home, tokens }} />
          {isOpen && isMine && <NewMachineToken {...{ home, draft: drafts.token }} />}
          {isOpen && !isMine && (
            <p class="small muted">Only an owner makes tokens, because owners never decide here.</p>
          )}
        </section>
        <section class="card stack">
          <h2>Without a secret</h2>
          <p class="small muted">
            A job of a CI system or a pod of a cluster exchanges the OpenID token that it gets there
            for a short session of this machine.
          </p>
          <CopyLine text={props.exchangeUrl} what="the address" />
          <Rules {...{ home, rules, mayManage }} />
          {isOpen && isMine && mayManage && <NewRule {...{ home, draft: drafts.rule }} />}
        </section>
        {isOpen && mayManage && (
          <>
            <form class="card form" method="post" action={home}>
              <h2>Change this machine</h2>
              <MachineFields {...{ draft: drafts.machine, owners: props.owners }} />
              <p class="small muted">Tokens end with the ownership of whoever made them.</p>
              <div class="actions">
                <button type="submit" class="btn">
                  Save
                </button>
              </div>
            </form>
            <ConfirmByName
              draft={drafts.end}
              action={`${home}/end`}
              title="End this machine"
              consequence="Its sessions, tokens, requests and leases end at once, for good."
              name={machine.name}
              button={`End ${machine.name}`}
              withReason
            />
          </>
        )}
      </div>
    </div>
  )
}

function State({ machine: { endedAt, active } }: { readonly machine: MachineRow }) {
  if (endedAt !== null)
    return (
      <Notice tone="info" title="This machine has ended">
        <p>
          It ended <Instant at={endedAt} />.
        </p>
      </Notice>
    )
  if (active) return null
  return (
    <Notice tone="info" title="This machine is stopped">
      <p>Nobody who owns it is left. It works again when it is given an owner.</p>
    </Notice>
  )
}
