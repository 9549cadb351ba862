import type { Child } from 'hono/jsx'
import type { LeasePhase } from '../../domain/resource/state'
import { useTexts } from '../texts'
import { PhaseBadge } from './badge'
import { Instant, Left } from './time'

type Props = {
  readonly resourceName: string
  readonly accountName: string
  readonly holderName?: string
  readonly phase: LeasePhase
  readonly endsAt: number
  readonly now: number
  readonly href?: string
  readonly children?: Child
}

/** A lease, drawn as the pass that it is. */
export function Pass(props: Props) {
  const texts = useTexts()
  const { resourceName, accountName, holderName, phase, endsAt, now, href, children } = props
  return (
    <article class="pass">
      <div class="pass-body">
        <div class="pass-what">
          <p class="pass-name">{href ? <a href={href}>{resourceName}</a> : resourceName}</p>
          <p class="muted">
            {texts.parts.as(<span class="mono">{accountName}</span>)}
            {holderName && `, ${texts.parts.heldBy(holderName)}`}
          </p>
        </div>
        <div class="pass-time">
          {phase === 'active' ? (
            <>
              <span class="pass-left">
                <Left until={endsAt} now={now} />
              </span>
              <span class="small muted">{texts.parts.ends(<Instant at={endsAt} />)}</span>
            </>
          ) : (
            <PhaseBadge phase={phase} />
          )}
        </div>
      </div>
      {children && (
        <>
          <div class="pass-tear" />
          <div class="pass-foot">{children}</div>
        </>
      )}
    </article>
  )
}
