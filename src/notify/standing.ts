import type { PersonId } from '../domain/ids'
import { currentStep } from '../domain/resource/approvals'
import type { Request } from '../domain/resource/state'
import type { Story } from '../domain/resource/view'
import type { Texts } from '../texts/english'
import type { DecisionWanted, Notice } from './notice'

/**
 * What a notice that waited is worth by now: still so, settled meanwhile (in words), or not worth
 * saying any more.
 */
export type Standing =
  | { readonly is: 'live' | 'pointless' }
  | { readonly is: 'settled'; readonly words: string }

const LIVE: Standing = { is: 'live' }
const POINTLESS: Standing = { is: 'pointless' }

export function standingOf(
  texts: Texts,
  notice: Notice,
  { request, lease }: Story,
  personId: PersonId,
): Standing {
  switch (notice.kind) {
    case 'decision_wanted':
      return ofDecision(texts, notice, request, personId)
    case 'request_approved':
      return request?.stage === 'approved' ? LIVE : POINTLESS
    case 'request_reopened':
      return request?.stage === 'pending' ? LIVE : POINTLESS
    case 'access_extended':
    case 'access_ending':
    case 'give_back_asked':
      return lease && lease.endedAt === null ? LIVE : POINTLESS
    default:
      return LIVE
  }
}

function ofDecision(
  { notices: { digest } }: Texts,
  { stepNumber }: DecisionWanted,
  request: Request | null,
  personId: PersonId,
): Standing {
  if (!request) return settled(digest.forgotten)
  const { stage, steps, votes, settled: end } = request
  if (stage === 'pending') {
    const isOpen = currentStep(steps, votes) === stepNumber - 1
    const isTheirs = votes.every(({ approver }) => approver !== personId)
    return isOpen && isTheirs ? LIVE : settled(digest.answered)
  }
  const isRefused = stage === 'rejected' || stage === 'cancelled'
  const by = isRefused ? end?.byName : stage !== 'expired' && votes.at(-1)?.approverName
  return settled(digest.settled[OUTCOMES[stage]](by || ''))
}

type Outcome = 'approved' | 'rejected' | 'cancelled' | 'expired'

const OUTCOMES: { readonly [stage in Exclude<Request['stage'], 'pending'>]: Outcome } = {
  approved: 'approved',
  in_use: 'approved',
  used: 'approved',
  lapsed: 'approved',
  rejected: 'rejected',
  cancelled: 'cancelled',
  expired: 'expired',
}

function settled(words: string): Standing {
  return { is: 'settled', words }
}
