const begun = new Set<Promise<unknown>>()

/** Notes what may outlive its test: a hook or a test that ran out of time goes on all the same. */
export function underWay<Answer>(work: Promise<Answer>): Promise<Answer> {
  const over: Promise<unknown> = work.catch(() => null).finally(() => begun.delete(over))
  begun.add(over)
  return work
}

/**
 * Waits until whatever the file before has begun is over. It would go on in the storage of the next
 * one, whose own people, connectors and resources have the same names.
 */
export async function allOver(): Promise<void> {
  const until = Date.now() + 25_000
  while (begun.size > 0) {
    if (Date.now() > until) throw new Error('What the file before has begun goes on and on.')
    await Promise.race([Promise.all(begun), pause(1_000)])
    await pause(0) // What follows from it has begun by then.
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
