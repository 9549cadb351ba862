import type { Child } from 'hono/jsx'
import { Icon } from './icons'

type Tone = 'good' | 'wait' | 'info' | 'bad'

type Props = { readonly tone: Tone; readonly title: string; readonly children?: Child }

/** Something the reader should know now; what went wrong is read out at once. */
export function Notice({ tone, title, children }: Props) {
  return (
    <div class="alert" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'good' ? 'check' : tone === 'info' ? 'info' : 'alert'} />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}

export type Said = { readonly title: string; readonly detail: string }

/** The sentence of a problem, where there is one. */
export function ProblemNotice({ problem }: { readonly problem: Said | null }) {
  if (!problem) return null
  return (
    <Notice tone="bad" title={problem.title}>
      <p>{problem.detail}</p>
    </Notice>
  )
}
