import type { Draft } from '../parts/fields'
import { useTexts } from '../texts'

/** Before it can be tried: what is missing, or how it is done. */
export function Untried({ faults }: Pick<Draft, 'faults'>) {
  const texts = useTexts()
  // Apart from its field, “This cannot be empty” would not say what.
  const named = Object.entries(faults).map(([field, fault]) =>
    field === 'name' ? `${texts.parts.name}: ${texts.told(fault)}` : texts.told(fault),
  )
  const sentences = [...new Set(named)]
  return (
    <section class="card stack">
      <h2>{texts.policies.ifSaved}</h2>
      {sentences.length === 0 ? (
        <p class="muted">{texts.policies.untriedHint}</p>
      ) : (
        <>
          <p class="muted">{texts.policies.notYetTried}</p>
          <ul class="bullets small">
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
