import type { ProofAction, ProofDemand } from '../../domain/proving'
import type { Refusal } from '../../domain/refusal'
import type { Said } from '../refusals'

type Proving = Extract<Refusal, { readonly code: `proof_${string}` }>

const DOING: { readonly [action in ProofAction]: string } = {
  file: 'Diese Anfrage',
  approve: 'Diese Genehmigung',
  reject: 'Diese Ablehnung',
  'check-out': 'Diese Übernahme',
  extend: 'Die Bitte um mehr Zeit',
  'see-secret': 'Der Blick auf dieses Geheimnis',
  'break-glass': 'Der Notfallzugriff',
  'enrol-passkey': 'Das Hinzufügen eines Passkeys',
  'remove-passkey': 'Das Entfernen dieses Passkeys',
}

/** What a missing, old or weak proof means. */
export function provingSaid({ code, ...demand }: Proving): Said {
  switch (code) {
    case 'proof_required':
      return {
        title: 'Bestätigen Sie, dass Sie es sind',
        detail: `${DOING[demand.action]} braucht einen neuen Nachweis, der dafür gegeben wird: ${waysOf(demand)}.`,
      }
    case 'proof_too_old':
      return {
        title: 'Der Nachweis ist zu alt',
        detail: 'Ein Nachweis gilt fünf Minuten lang. Geben Sie ihn noch einmal.',
      }
    case 'proof_too_weak':
      return {
        title: 'Der Nachweis ist zu schwach',
        detail: `Die Richtlinie verlangt mehr, als dieser Nachweis zeigt. ${DOING[demand.action]} braucht: ${waysOf(demand)}.`,
      }
  }
}

function waysOf({ accepts }: Pick<ProofDemand, 'accepts'>): string {
  if (!accepts.includes('provider')) return 'einer Ihrer Passkeys'
  const signIn = 'eine neue Anmeldung bei Ihrem Identitätsanbieter'
  return accepts.includes('passkey') ? `einer Ihrer Passkeys oder ${signIn}` : signIn
}
