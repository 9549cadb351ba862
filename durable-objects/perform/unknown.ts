import { answerWithin, NoAnswerInTime, TARGET_DEADLINE_MS } from '../deadline'

type Unknown = { readonly outcome: 'unknown'; readonly message: string }

/** Whatever a connector throws, or answers never, counts as an outcome that is not known. */
export async function unknownWhenThrown<Answer>(
  call: () => Promise<Answer>,
  waitMs = TARGET_DEADLINE_MS,
): Promise<Answer | Unknown> {
  try {
    return await answerWithin(call(), waitMs)
  } catch (error) {
    console.error({ failed: 'connector', error: String(error) })
    const isLate = error instanceof NoAnswerInTime
    const message = isLate ? 'No answer in time.' : 'The connector failed without an answer.'
    return { outcome: 'unknown', message }
  }
}
