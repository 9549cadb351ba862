import type { MachineRule } from '../db/machine-rules'
import type { MachineToken } from '../db/machine-tokens'
import type { MachineRow } from '../db/machines'
import type { Page } from '../db/page'
import { MachineFields } from './machines-page'
import { ConfirmByName } from './parts/confirm-by-name'
import { CopyLine } from './parts/copy'
import type { Draft } from './parts/fields'
import { Head } from './parts/head'
import { NewMachineToken, NewRule, Rules, Tokens } from './parts/machine-keys'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import type { Named } from './parts/principals-field'
import { Instant } from './parts/time'
import { Unfolding } from './parts/unfolding'
import { useTexts } from './texts'

/** The forms of the page, each with what was typed into it. */
export type MachineDrafts = {
  readonly machine: Draft
  readonly token: Draft
  readonly rule: Draft
  readonly end: Draft
}

type Props = {
  readonly machine: MachineRow
  readonly tokens: Page<MachineToken>
  readonly query: Query
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
  const texts = useTexts()
  const { machine, tokens, rules, isMine, mayManage, drafts, token, problem } = props
  const home = `/machines/${machine.id}`
  const isOpen = machine.endedAt === null
  return (
    <div class="narrow">
      <Head
        back={{ href: '/machines', words: texts.shell.machines }}
        title={machine.name}
        lead={machine.description}
      />
      <ProblemNotice problem={problem} />
      <State machine={machine} />
      {token && (
        <Notice tone="good" title={texts.tokens.shownOnce}>
          <CopyLine text={token} what={texts.tokens.theToken} />
        </Notice>
      )}
      <div class="stack">
        <section class="card stack">
          <h2>{texts.machines.tokensAndSessions}</h2>
          <Tokens home={home} tokens={tokens.items} />
          <Pager path={home} query={props.query} next={tokens.next} />
          {isOpen && isMine && <NewMachineToken {...{ home, draft: drafts.token }} />}
          {isOpen && !isMine && <p class="small muted">{texts.machines.onlyOwners}</p>}
        </section>
        <section class="card stack">
          <h2>{texts.machines.withoutSecret}</h2>
          <p class="small muted">{texts.machines.exchange}</p>
          <CopyLine text={props.exchangeUrl} what={texts.machines.theAddress} />
          <Rules {...{ home, rules, mayManage }} />
          {isOpen && isMine && mayManage && <NewRule {...{ home, draft: drafts.rule }} />}
        </section>
        {isOpen && mayManage && (
          <>
            <Unfolding title={texts.machines.change} draft={drafts.machine} isCard>
              <form class="form" method="post" action={home}>
                <MachineFields {...{ draft: drafts.machine, owners: props.owners }} />
                <p class="small muted">{texts.machines.tokensEnd}</p>
                <div class="actions">
                  <button type="submit" class="btn">
                    {texts.parts.save}
                  </button>
                </div>
              </form>
            </Unfolding>
            <ConfirmByName
              draft={drafts.end}
              action={`${home}/end`}
              title={texts.machines.endMachine}
              consequence={texts.machines.endMachineTerms}
              name={machine.name}
              button={texts.machines.endNamed(machine.name)}
              withReason
            />
          </>
        )}
      </div>
    </div>
  )
}

function State({ machine: { endedAt, active } }: { readonly machine: MachineRow }) {
  const texts = useTexts()
  if (endedAt !== null)
    return (
      <Notice tone="info" title={texts.machines.hasEnded}>
        <p>{texts.machines.endedAt(<Instant at={endedAt} />)}</p>
      </Notice>
    )
  if (active) return null
  return (
    <Notice tone="info" title={texts.machines.isStopped}>
      <p>{texts.machines.isStoppedWhy}</p>
    </Notice>
  )
}
