import type { Draft } from '../parts/fields'

/** Before it can be tried: what is missing, or how it is done. */
export function Untried({ faults }: Pick<Draft, 'faults'>) {
  const sentences = [...new Set(Object.values(faults))]
  return (
    <section class="card stack">
      <h2>If it were saved</h2>
      {sentences.length === 0 ? (
        <p class="muted">
          Here stands what would be odd about it, and which requests of the last 90 days would go
          another way.
        </p>
      ) : (
        <>
          <p class="muted">It cannot be tried yet:</p>
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
