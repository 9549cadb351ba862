import type { LeasePhase, RequestStage } from '../../domain/resource/state'
import { useTexts } from '../texts'

const STAGES: { readonly [stage in RequestStage]: string } = {
  pending: 'wait',
  approved: 'good',
  in_use: 'good',
  used: '',
  rejected: 'bad',
  cancelled: '',
  expired: '',
  lapsed: '',
}

const PHASES: { readonly [phase in LeasePhase]: string } = {
  granting: 'info',
  active: 'good',
  revoking: 'wait',
  quarantined: 'bad',
  closed: '',
}

export function StageBadge({ stage }: { readonly stage: RequestStage }) {
  const texts = useTexts()
  return <Badge tone={STAGES[stage]} words={texts.parts.stages[stage]} />
}

export function PhaseBadge({ phase }: { readonly phase: LeasePhase }) {
  const texts = useTexts()
  return <Badge tone={PHASES[phase]} words={texts.parts.phases[phase]} />
}

export function Badge({ tone = '', words }: { readonly tone?: string; readonly words: string }) {
  return (
    <span class="badge" data-tone={tone || undefined}>
      {words}
    </span>
  )
}

/** A word that classifies, without a state: a tag, a kind, a role. */
export function Tag({ children }: { readonly children: string }) {
  return (
    <span class="badge" data-plain>
      {children}
    </span>
  )
}
