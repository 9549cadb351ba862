import type { MfaRule } from '../../domain/policy/policy'
import { needAt, PROOF_PLACES } from '../../domain/policy/proof-need'
import { AreaField, type Draft, SelectField } from '../parts/fields'
import { Icon } from '../parts/icons'
import { linesOf, one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'
import { PolicyPart } from './policy-part'

const AT = 'terms.mfa.at'

const NEEDS = ['none', 'either', 'provider', 'passkey'] as const

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
  const texts = useTexts()
  const { typed, faults } = draft
  const isOpen = ['acr', 'amr'].some(
    (name) => typed[`terms.mfa.${name}`]?.[0] || faults[`terms.mfa.${name}`],
  )
  const needs = NEEDS.map((value) => ({ value, words: texts.policies.proofNeeds[value] }))
  return (
    <PolicyPart
      draft={draft}
      fields={['terms.mfa']}
      title={texts.policies.proof}
      otherwise={texts.policies.otherwise.proof}
      idle="none"
    >
      <p class="muted small">{texts.policies.proofHint}</p>
      <div class="fields">
        {PROOF_PLACES.map((place) => (
          <SelectField
            draft={draft}
            name={`${AT}.${place}`}
            label={texts.policies.proofPlaces[place]}
            options={needs}
            required
          />
        ))}
      </div>
      <details class="more" open={isOpen}>
        <summary>
          <Icon name="right" size={14} />
          {texts.policies.onlyMethods}
        </summary>
        <div class="fields">
          <AreaField
            draft={draft}
            name="terms.mfa.acr"
            label={texts.policies.acr}
            hint={texts.policies.emptyAny}
            rows={2}
          />
          <AreaField
            draft={draft}
            name="terms.mfa.amr"
            label={texts.policies.amr}
            hint={texts.policies.emptyAny}
            rows={2}
          />
        </div>
      </details>
    </PolicyPart>
  )
}
