import { describe, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import type { MfaRule } from '../../../src/domain/policy/policy'
import type { Proof } from '../../../src/domain/proving'
import {
  after,
  approved,
  checkedOut,
  closed,
  ended,
  filed,
  mfa,
  NO_MFA,
  nth,
  proof,
  REQ,
} from '../../support/facts'
import { about, checkOut, given } from '../../support/resource-spec'

/** Ana checks out under a pinned and a present rule, with this proof. */
function withProof(pinned: MfaRule, present: MfaRule, given_: Proof | null, at = after(0)) {
  return given(filed('ana', { mfa: pinned }), approved).when(
    checkOut('ana', { terms: { mfa: present } }, { proof: given_ }),
    at,
  )
}

const accepted = { type: 'lease.checked_out' } as const

describe('a proof of MFA', () => {
  it('is not needed where no rule demands it', () =>
    withProof(NO_MFA, NO_MFA, null).causes({ ...accepted, proof: null }))

  it('is not spent where no rule demands it', () =>
    withProof(NO_MFA, NO_MFA, proof()).causes({ ...accepted, proof: null }))

  it('is demanded by the pinned rule as well as by today’s', () => {
    withProof(mfa(), NO_MFA, null).refused('proof_required')
    withProof(NO_MFA, mfa(), null).refused('proof_required')
    withProof(mfa(), NO_MFA, proof()).causes(accepted)
    withProof(NO_MFA, mfa(), proof()).causes(accepted)
  })

  it('is written into the lease it opened', () =>
    withProof(mfa(), mfa(), proof()).causes({ proof: proof() }))

  it('says what would do', () =>
    withProof(mfa({ acr: ['phr'] }), mfa({ amr: ['hwk'] }), null).refusal({
      code: 'proof_required',
      ...{ action: 'check-out', subject: REQ, requestId: REQ, accepts: ['provider'] },
      acr: ['phr'],
      amr: ['hwk'],
    }))
})

describe('the age of a proof', () => {
  const { proofSeconds } = LIMITS

  it('is five minutes at most', () => {
    withProof(mfa(), mfa(), proof(), after(proofSeconds)).causes(accepted)
    withProof(mfa(), mfa(), proof(), after(proofSeconds) + 1).refused('proof_too_old')
  })

  it('is not below zero, but for clocks that differ by seconds', () => {
    withProof(mfa(), mfa(), proof({ provenAt: after(5) })).causes(accepted)
    withProof(mfa(), mfa(), proof({ provenAt: after(6) })).refused('proof_too_old')
  })
})

describe('a proof is good once', () => {
  const other = nth(2, filed('ana', { mfa: mfa() }))
  const past = [filed('ana', { mfa: mfa() }), approved, other, nth(2, approved)] as const
  const again = about(other.requestId, checkOut('ana', {}, { proof: proof() }))

  it('and cannot open a second lease, while the first is open or after', () => {
    const taken = checkedOut('ana', { sharing: 'shared', proof: proof() })
    given(...past, taken)
      .when(about(other.requestId, checkOut('ana', { sharing: 'shared' }, { proof: proof() })))
      .refused('proof_required')
    given(...past, taken, ended(), closed)
      .when(again)
      .refused('proof_required')
  })

  it('while another proof does', () =>
    given(...past, checkedOut('ana', { proof: proof({ id: 'prf_0002' }) }), ended(), closed)
      .when(again)
      .causes(accepted))
})

describe('the strength of a proof', () => {
  it('needs one of the accepted contexts', () => {
    withProof(mfa({ acr: ['phr', 'phrh'] }), NO_MFA, proof({ acr: 'phrh' })).causes(accepted)
    withProof(mfa({ acr: ['phr'] }), NO_MFA, proof({ acr: '1' })).refused('proof_too_weak')
    withProof(mfa({ acr: ['phr'] }), NO_MFA, proof({ acr: null })).refused('proof_too_weak')
  })

  it('needs every demanded method', () => {
    withProof(mfa({ amr: ['hwk', 'pin'] }), NO_MFA, proof()).causes(accepted)
    withProof(mfa({ amr: ['hwk', 'fpt'] }), NO_MFA, proof()).refused('proof_too_weak')
    withProof(mfa({ amr: ['hwk'] }), NO_MFA, proof({ amr: [] })).refused('proof_too_weak')
  })

  it('must meet both the pinned and today’s rule', () => {
    withProof(mfa({ acr: ['phr'] }), mfa({ amr: ['hwk'] }), proof()).causes(accepted)
    withProof(mfa({ acr: ['phr'] }), mfa({ acr: ['other'] }), proof()).refused('proof_too_weak')
    withProof(mfa({ amr: ['fpt'] }), mfa(), proof()).refused('proof_too_weak')
  })
})
