import type { Posted, Posting } from '../../../src/notify/post'
import { currentRun } from '../current-run'

/** A receiver of the organisation that is sometimes away, and sometimes silent about what it took. */
export async function post({ headers, body }: Posting): Promise<Posted> {
  return currentRun().receiver.take(headers['webhook-id'] ?? '', body)
}
