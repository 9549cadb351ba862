import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import type { MfaRule } from '../../../src/domain/policy/policy'
import type { ProofNeed } from '../../../src/domain/policy/proof-need'
import type { Proof } from '../../../src/domain/proving'
import type { Event } from '../../../src/domain/resource/event'
import {
  after,
  approved,
  checkedOut,
  filed,
  granted,
  LEA,
  mfa,
  NO_MFA,
  nth,
  proof,
  REQ,
  step,
} from '../../support/facts'
import {
  about,
  approve,
  ask,
  checkOut,
  given,
  issueSlice,
  reject,
  resourceAfter,
  showCredential,
  type Told,
} from '../../support/resource-spec'

const passkey = proof({ acr: null, amr: [], method: 'passkey' })
const steps = [step(2, 'bo', 'cy')]
const asked = { verb: 'anything', code: 'proof_required' } as const

function withProof({ command, by }: Told, given_: Proof | null): Told {
  return { command: { ...command, proof: given_ } as Told['command'], by }
}

type Place = {
  readonly place: 'filing' | 'deciding' | 'secret'
  readonly action: string
  readonly past: (rule: MfaRule) => readonly Event[]
  readonly told: (rule: MfaRule) => Told
  readonly becomes: Event['type']
  /** What follows from it at once. */
  readonly follows?: readonly Partial<Event>[]
}

const held = (rule: MfaRule): readonly Event[] => [
  filed('ana', { mfa: rule }),
  approved,
  checkedOut('ana'),
  granted,
]

const PLACES: readonly Place[] = [
  {
    ...{ place: 'filing', action: 'file', becomes: 'request.filed' },
    past: () => [],
    follows: [{ type: 'request.approved' }],
    told: (rule) => ask('ana', { terms: { mfa: rule } }),
  },
  {
    ...{ place: 'deciding', action: 'approve', becomes: 'step.approved' },
    past: (rule) => [filed('ana', { mfa: rule, steps })],
    told: () => approve('bo'),
  },
  {
    ...{ place: 'deciding', action: 'reject', becomes: 'request.rejected' },
    past: (rule) => [filed('ana', { mfa: rule, steps })],
    told: () => reject('bo'),
  },
  {
    ...{ place: 'secret', action: 'see-secret', becomes: 'credential.shown' },
    past: held,
    told: () => showCredential('ana'),
  },
]

describe.each(PLACES)('a proof to $action', ({ place, action, past, told, ...rest }) => {
  const { follows = [] } = rest
  const becoming = { type: rest.becomes } as Partial<Event>
  const needing = (need: ProofNeed): MfaRule => ({ ...NO_MFA, at: { [place]: need } })
  const when = (need: ProofNeed, given_: Proof | null, at = after(0)) =>
    given(...past(needing(need))).when(withProof(told(needing(need)), given_), at)

  it('is not asked for where the policy does not', () => {
    given(...past(mfa()))
      .when(told(mfa()))
      .causes(becoming, ...follows)
    when('none', proof()).causes(becoming, ...follows)
    expect(JSON.stringify(resourceAfter(...past(NO_MFA)).spentProofs)).toBe('{}')
  })

  it('is asked for where the policy does, naming what would do', () => {
    when('either', null).refused(asked.code)
    const decision = given(...past(needing('passkey'))).when(told(needing('passkey')))
    decision.refusal(expect.objectContaining({ action, accepts: ['passkey'], acr: [], amr: [] }))
  })

  it('is of the kind that is asked for', () => {
    when('passkey', proof()).refused('proof_too_weak')
    when('provider', passkey).refused('proof_too_weak')
    when('passkey', passkey).causes({ ...becoming, proof: passkey }, ...follows)
    when('provider', proof()).causes({ ...becoming, proof: proof() }, ...follows)
    when('either', passkey).causes({ ...becoming, proof: passkey }, ...follows)
  })

  it('is good for five minutes', () => {
    when('passkey', passkey, after(LIMITS.proofSeconds)).causes(becoming, ...follows)
    when('passkey', passkey, after(LIMITS.proofSeconds) + 1).refused('proof_too_old')
  })
})

describe('a proof that was used for one thing', () => {
  it('does not do for another', () => {
    const rule: MfaRule = { ...NO_MFA, at: { deciding: 'either' } }
    const pinned = { mfa: rule, steps }
    const past = [filed('ana', pinned), nth(2, filed('ana', pinned))]
    const once: Event = {
      type: 'step.approved',
      ...{ requestId: REQ, step: 0, approver: 'per_bo00', approverName: 'Bo', comment: '' },
      ...{ key: null, proof: passkey },
    }
    const second = about(nth(2, filed('ana')).requestId, withProof(approve('bo'), passkey))
    given(...past)
      .when(second)
      .causes({ type: 'step.approved' })
    given(...past, once)
      .when(second)
      .refused('proof_required')
  })

  it('is forgotten once it is too old to be used', () => {
    const shown = (id: 'prf_0001' | 'prf_0002', at: number): Event => ({
      ...{ type: 'credential.shown', leaseId: LEA },
      proof: proof({ id, provenAt: at }),
    })
    const late = after(LIMITS.proofSeconds) + 1
    const resource = resourceAfter(...held(NO_MFA), shown('prf_0001', after(0)), {
      at: late,
      event: shown('prf_0002', late),
    })
    expect([...resource.spentProofs.keys()]).toEqual(['prf_0002'])
  })
})

describe('at check-out', () => {
  it('a passkey does where one is asked for, whatever the provider would have to say', () => {
    const rule = mfa({ acr: ['phr'], at: { checkOut: 'either' } })
    const past = [filed('ana', { mfa: rule }), approved] as const
    const take = (given_: Proof) => checkOut('ana', { terms: { mfa: rule } }, { proof: given_ })
    given(...past)
      .when(take(passkey))
      .causes({ proof: passkey })
    given(...past)
      .when(take(proof({ acr: '1' })))
      .refused('proof_too_weak')
  })

  it('the stricter of the pinned and today’s rule counts', () => {
    const strict = mfa({ at: { checkOut: 'passkey' } })
    const take = (given_: Proof) => checkOut('ana', { terms: { mfa: strict } }, { proof: given_ })
    given(filed('ana', { mfa: mfa() }), approved)
      .when(take(proof()))
      .refused('proof_too_weak')
    given(filed('ana', { mfa: mfa() }), approved)
      .when(take(passkey))
      .causes({ proof: passkey })
  })
})

describe('what opens the target', () => {
  const strict: MfaRule = { ...NO_MFA, at: { secret: 'passkey' } }

  it('is shown by the stricter of the pinned and today’s rule', () => {
    const { command, by } = showCredential('ana')
    const today = { ...command, today: strict } as Told['command']
    given(...held(NO_MFA))
      .when({ command: today, by })
      .refused('proof_required')
    given(...held(strict))
      .when(showCredential('ana'))
      .refused('proof_required')
  })

  it('is issued with the same proof, but for what the app’s proxy is handed', () => {
    const certificate = { account: { ...checkedOut('ana').account, mode: 'certificate' } } as const
    const past = [filed('ana', { mfa: strict }), approved, checkedOut('ana', certificate), granted]
    given(...past)
      .when(issueSlice('ana'))
      .refused('proof_required')
    given(...past)
      .when(withProof(issueSlice('ana'), passkey))
      .causes({ proof: passkey })
    const { command, by } = issueSlice('ana')
    const handed = { ...command, isForProxy: true } as Told['command']
    given(...past)
      .when({ command: handed, by })
      .causes({ type: 'slice.issued' })
  })
})
