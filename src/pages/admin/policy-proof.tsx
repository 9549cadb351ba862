import type { MfaRule } from '../../domain/policy/policy'
import { needAt, PROOF_PLACES, type ProofPlace } from '../../domain/policy/proof-need'
import { AreaField, type Draft, SelectField } from '../parts/fields'
import { Icon } from '../parts/icons'
import { linesOf, one, type Typed } from '../parts/typed'

const AT = 'terms.mfa.at'

const NEEDS = [
  { value: 'none', words: 'No proof' },
  { value: 'either', words: 'A passkey or the identity provider' },
  { value: 'provider', words: 'The identity provider' },
  { value: 'passkey', words: 'A passkey' },
] as const

const LABELS: { readonly [place in ProofPlace]: string } = {
  filing: 'To ask',
  deciding: 'To decide',
  checkOut: 'To check out',
  secret: 'To see the secret',
}

/** Which proofs are needed, as a program would send them: no more is said than has to be. */
export function mfaIn(typed: Typed) {
  const at = Object.fromEntries(
    PROOF_PLACES.map((place) => [place, one(typed, `${AT}.${place}`) || 'none'] as const),
  )
  const others = Object.entries(at).filter(([place]) => place !== 'checkOut')
  const isPlain =
    others.every(([, need]) => need === 'none') && ['none', 'provider'].includes(at.checkOut ?? '')
  return {
    required: at.checkOut !== 'none',
    acr: linesOf(one(typed, 'terms.mfa.acr')),
    amr: linesOf(one(typed, 'terms.mfa.amr')),
    ...(isPlain ? {} : { at }),
  }
}

export function typedMfa(mfa: MfaRule): Typed {
  return {
    ...Object.fromEntries(PROOF_PLACES.map((place) => [`${AT}.${place}`, [needAt(mfa, place)]])),
    'terms.mfa.acr': [mfa.acr.join('\n')],
    'terms.mfa.amr': [mfa.amr.join('\n')],
  }
}

/** Where a proof is needed, and which; what the provider must say depends on the provider. */
export function MfaFields({ draft }: { readonly draft: Draft }) {
  const { typed, faults } = draft
  const isOpen = ['acr', 'amr'].some(
    (name) => typed[`terms.mfa.${name}`]?.[0] || faults[`terms.mfa.${name}`],
  )
  return (
    <fieldset class="card group">
      <legend>Proof</legend>
      <p class="muted small">
        A fresh proof of who it is, made for this one action, good once and for five minutes. More
        time takes the same as check-out.
      </p>
      <div class="fields">
        {PROOF_PLACES.map((place) => (
          <SelectField
            draft={draft}
            name={`${AT}.${place}`}
            label={LABELS[place]}
            options={NEEDS}
            required
          />
        ))}
      </div>
      <details class="more" open={isOpen}>
        <summary>
          <Icon name="right" size={14} />
          Accept only certain methods of the identity provider
        </summary>
        <div class="fields">
          <AreaField
            draft={draft}
            name="terms.mfa.acr"
            label="Contexts (acr)"
            hint="One per line; empty accepts any."
            rows={2}
          />
          <AreaField
            draft={draft}
            name="terms.mfa.amr"
            label="Methods (amr)"
            hint="One per line; empty accepts any."
            rows={2}
          />
        </div>
      </details>
    </fieldset>
  )
}
