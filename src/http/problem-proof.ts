import type { ProofAction, ProofDemand } from '../domain/proving'
import type { Refusal } from '../domain/refusal'
import type { Problem } from './problem'

type ProvingCode = 'proof_required' | 'proof_too_old' | 'proof_too_weak'

export type ProvingRefusal = Extract<Refusal, { readonly code: ProvingCode }>

/** A proof is what is missing, and nothing else. */
export function isProving(refusal: Refusal): refusal is ProvingRefusal {
  return refusal.code.startsWith('proof_')
}

const DOING: { readonly [action in ProofAction]: string } = {
  file: 'Asking for this access',
  approve: 'This approval',
  reject: 'This rejection',
  'check-out': 'This check-out',
  extend: 'Asking for more time',
  'see-secret': 'Seeing this secret',
  'break-glass': 'Breaking the glass',
  'enrol-passkey': 'Adding a passkey',
  'remove-passkey': 'Removing this passkey',
}

/** Title and detail where a proof is missing or does not do. */
export function provingWords({ code, ...demand }: ProvingRefusal): readonly [string, string] {
  switch (code) {
    case 'proof_required':
      return [
        'Confirm that it is you',
        `${DOING[demand.action]} needs a fresh proof, made for it: ${waysOf(demand)}.`,
      ]
    case 'proof_too_old':
      return ['The proof is too old', 'A proof is good for five minutes. Give it again.']
    case 'proof_too_weak':
      return [
        'The proof is too weak',
        `The policy asks for more than what this proof shows. ${DOING[demand.action]} needs ${waysOf(demand)}.`,
      ]
  }
}

function waysOf({ accepts }: Pick<ProofDemand, 'accepts'>): string {
  if (!accepts.includes('provider')) return 'one of your passkeys'
  const signIn = 'a new sign-in at your identity provider'
  return accepts.includes('passkey') ? `one of your passkeys, or ${signIn}` : signIn
}

/**
 * The challenge of RFC 9470, section 3, where a proof is what is missing; null otherwise. What the
 * header has no words for, such as a passkey, stands in the problem.
 */
export function challengeIn({ code, detail, ...facts }: Problem): string | null {
  if (!code.startsWith('proof_')) return null
  const { accepts, acr } = facts as Partial<ProofDemand>
  const atProvider = accepts?.includes('provider') ?? false
  const parameters = [
    ['error', 'insufficient_user_authentication'],
    ['error_description', detail.replace(/[^\x20-\x7e]/g, ' ')],
    ...(atProvider && acr && acr.length > 0 ? [['acr_values', acr.join(' ')]] : []),
    ...(atProvider ? [['max_age', '0']] : []),
  ]
  return `Bearer ${parameters.map(([name, value]) => `${name}=${quoted(value ?? '')}`).join(', ')}`
}

/** A quoted-string, RFC 9110, section 5.6.4. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
