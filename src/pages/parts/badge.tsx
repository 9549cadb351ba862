import type { LeasePhase, RequestStage } from '../../domain/resource/state'

const STAGES: { readonly [stage in RequestStage]: readonly [tone: string, words: string] } = {
  pending: ['wait', 'Waiting for approval'],
  approved: ['good', 'Approved'],
  in_use: ['good', 'In use'],
  used: ['', 'Used'],
  rejected: ['bad', 'Rejected'],
  cancelled: ['', 'Cancelled'],
  expired: ['', 'Expired'],
  lapsed: ['', 'Lapsed'],
}

const PHASES: { readonly [phase in LeasePhase]: readonly [tone: string, words: string] } = {
  granting: ['info', 'Opening'],
  active: ['good', 'Active'],
  revoking: ['wait', 'Being taken away'],
  quarantined: ['bad', 'Quarantined'],
  closed: ['', 'Closed'],
}

export function StageBadge({ stage }: { readonly stage: RequestStage }) {
  const [tone, words] = STAGES[stage]
  return <Badge tone={tone} words={words} />
}

export function PhaseBadge({ phase }: { readonly phase: LeasePhase }) {
  const [tone, words] = PHASES[phase]
  return <Badge tone={tone} words={words} />
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
