import type { Child } from 'hono/jsx'
import { type Numbers, SPREAD_DAYS } from '../../db/numbers'
import { boundOf, type Spread } from '../../db/spread'
import { UNDELIVERED_DAYS } from '../../db/undelivered'
import type { Texts } from '../../texts/english'
import { Head } from '../parts/head'
import { useTexts } from '../texts'

/** How the installation is doing: the numbers that monitoring reads, for people. */
export function StatusPage({ numbers }: { readonly numbers: Numbers }) {
  const texts = useTexts()
  const { leases, requests, overdue, oldestOverdueSeconds, outboxOwed, undelivered } = numbers
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/overdue', words: texts.shell.overdue }}
        title={texts.status.title}
        lead={texts.status.lead}
      />
      <div class="stack">
        <Figures title={texts.status.access}>
          <Figure
            words={texts.shell.overdue}
            value={<Aged count={overdue} seconds={oldestOverdueSeconds} />}
            tone={overdue > 0 ? 'bad' : undefined}
          />
          <Figure words={texts.parts.phases.active} value={leases.active} />
          <Figure words={texts.parts.phases.granting} value={leases.granting} />
          <Figure words={texts.parts.phases.revoking} value={leases.revoking} />
          <Figure
            words={texts.parts.phases.quarantined}
            value={leases.quarantined}
            tone={leases.quarantined > 0 ? 'bad' : undefined}
          />
        </Figures>
        <Figures title={texts.shell.requests}>
          <Figure words={texts.parts.stages.pending} value={requests.pending} />
          <Figure words={texts.parts.stages.approved} value={requests.approved} />
          <Figure words={texts.parts.stages.in_use} value={requests.in_use} />
        </Figures>
        <Figures title={texts.status.owed}>
          <Figure
            words={texts.status.byResources}
            value={<Aged count={outboxOwed} seconds={numbers.outboxOldestSeconds} />}
          />
          <Figure words={texts.status.toResources} value={numbers.ordersOwed} />
          <Figure
            words={texts.status.undelivered(UNDELIVERED_DAYS)}
            value={undelivered.mail + undelivered.push}
            tone={undelivered.mail > 0 ? 'wait' : undefined}
          />
        </Figures>
        <Figures title={texts.status.channels}>
          <Figure
            words={texts.status.channelsWait}
            value={<Aged count={numbers.channelsWaiting} seconds={numbers.channelsOldestSeconds} />}
          />
          <Figure
            words={texts.status.channelsFailed}
            value={numbers.channelsFailed}
            tone={numbers.channelsFailed > 0 ? 'bad' : undefined}
          />
          <Figure
            words={texts.status.channelsOff}
            value={numbers.channelsTurnedOff}
            tone={numbers.channelsTurnedOff > 0 ? 'bad' : undefined}
          />
        </Figures>
        {numbers.providersRead > 0 && (
          <Figures title={texts.status.providersRead}>
            <Figure
              words={texts.status.accessWaits}
              value={numbers.providersUnread}
              tone={numbers.providersUnread > 0 ? 'bad' : undefined}
            />
            <Figure
              words={texts.status.sinceReading}
              value={texts.duration(numbers.oldestReadSeconds)}
            />
            <Figure
              words={texts.status.inDoubt}
              value={numbers.inDoubt}
              tone={numbers.inDoubt > 0 ? 'wait' : undefined}
            />
          </Figures>
        )}
        <Figures title={texts.status.endsIn(SPREAD_DAYS)}>
          <Figure
            words={texts.status.endToRevoke}
            value={<InWords spread={numbers.revokeStarted} />}
          />
          <Figure
            words={texts.status.revokeToReadBack}
            value={<InWords spread={numbers.revokeConfirmed} />}
          />
        </Figures>
      </div>
    </div>
  )
}

function Figures({ title, children }: { readonly title: string; readonly children: Child }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <dl class="tiles">{children}</dl>
    </section>
  )
}

type FigureProps = {
  readonly words: string
  readonly value: Child
  /** For what should be nothing and is not. */
  readonly tone?: 'bad' | 'wait' | undefined
}

function Figure({ words, value, tone }: FigureProps) {
  return (
    <div data-tone={tone}>
      <dt>{words}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function InWords({ spread }: { readonly spread: Spread }) {
  const texts = useTexts()
  const { count } = spread
  if (count === 0) return <span class="muted">{texts.status.noneYet}</span>
  return (
    <>
      {boundWords(texts, boundOf(spread, 0.5))}{' '}
      <span class="small muted">
        {texts.status.forHalf(boundWords(texts, boundOf(spread, 0.99)), count)}
      </span>
    </>
  )
}

function boundWords(texts: Texts, seconds: number | null): string {
  if (seconds === null) return texts.status.overADay
  return seconds < 60 ? `${seconds} s` : texts.duration(seconds)
}

function Aged({ count, seconds }: { readonly count: number; readonly seconds: number }) {
  const texts = useTexts()
  if (count === 0) return <>0</>
  return (
    <>
      {count} <span class="small muted">{texts.status.oldestFor(texts.duration(seconds))}</span>
    </>
  )
}
