import { describe, expect, it } from 'vitest'
import type { MfaRule } from '../../../src/domain/policy/policy'
import { jointNeed, needAt, PROOF_PLACES } from '../../../src/domain/policy/proof-need'
import { proofDifference, proofSentences } from '../../../src/domain/policy/proof-words'
import { mfa, NO_MFA } from '../../support/facts'

const everywhere = (rule: MfaRule) => PROOF_PLACES.map((place) => needAt(rule, place))

describe('which proof a policy needs', () => {
  it('is the same as ever for policies from before passkeys', () => {
    expect(everywhere(NO_MFA)).toEqual(['none', 'none', 'none', 'none'])
    expect(everywhere(mfa())).toEqual(['none', 'none', 'provider', 'none'])
  })

  it('is said for each place by itself', () => {
    const at = {
      filing: 'either',
      deciding: 'passkey',
      checkOut: 'either',
      secret: 'provider',
    } as const
    expect(everywhere(mfa({ at }))).toEqual(['either', 'passkey', 'either', 'provider'])
  })

  it('is never less than what is required at check-out', () =>
    expect(needAt(mfa({ at: { checkOut: 'none' } }), 'checkOut')).toBe('provider'))

  it('is the strictest where several rules count', () => {
    const rule = (checkOut: 'either' | 'passkey') => mfa({ at: { checkOut } })
    expect(jointNeed([NO_MFA, rule('either')], 'checkOut')).toBe('either')
    expect(jointNeed([mfa(), rule('either')], 'checkOut')).toBe('provider')
    expect(jointNeed([rule('passkey'), mfa()], 'checkOut')).toBe('passkey')
    expect(jointNeed([], 'secret')).toBe('none')
  })

  it('is told in sentences, and so is what changes', () => {
    const at = { deciding: 'passkey', checkOut: 'either' } as const
    expect(proofSentences(mfa({ at }))).toEqual([
      'Deciding needs a passkey.',
      'Check-out needs a fresh proof, by a passkey or at the identity provider.',
    ])
    expect(proofDifference(mfa(), mfa({ at: { secret: 'passkey' } }))).toEqual([
      'Seeing the secret needs a passkey instead of no proof.',
    ])
  })
})
