import type { Answer } from '../../src/connectors/connector'
import { answerWithin, NoAnswerInTime, TARGET_DEADLINE_MS } from '../deadline'

/** Whatever a connector throws, or answers never, counts as an outcome that is not known. */
export async function unknownWhenThrown(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answerWithin(call(), TARGET_DEADLINE_MS)
  } catch (error) {
    console.error({ failed: 'connector', error: String(error) })
    const isLate = error instanceof NoAnswerInTime
    const message = isLate ? 'No answer in time.' : 'The connector failed without an answer.'
    return { outcome: 'unknown', message }
  }
}
