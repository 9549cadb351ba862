/** How long a connector gives itself for one call, in milliseconds. */
export const CONNECTOR_DEADLINE_MS = 18_000

/** How long a call to a target is waited for, should the connector forget its own deadline. */
export const TARGET_DEADLINE_MS = 20_000

/** How long any effect may take before it counts as failed; longer than a call to a target. */
export const EFFECT_DEADLINE_MS = 25_000

/** Thrown when nothing came back in time; the work may still have its effect later. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime'
}

/** The work's own result, or `NoAnswerInTime` after `ms`. The timer never outlives the wait. */
export async function answerWithin<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime(`No answer within ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work, timeUp])
  } finally {
    clearTimeout(timer)
  }
}

/** Waits for the work, but no longer than `ms`; whatever became of it is not looked at. */
export async function patiently(work: Promise<unknown>, ms: number): Promise<void> {
  await answerWithin(work, ms).catch((error: unknown) => {
    if (!(error instanceof NoAnswerInTime)) throw error
  })
}
