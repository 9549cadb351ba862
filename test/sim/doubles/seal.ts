import type { Kek } from '../../../src/vault/kek'
import { currentRun } from '../current-run'

export { type Kek, kekOf } from './kek'

/** Text with its context in front: it opens in that context and nowhere else. */
export async function seal(plain: string, context: string, _keys: Kek): Promise<string> {
  return `${context}|${plain}`
}

/** Settings of a connector say, in addition, who opened them. It can take its time. */
export async function open(sealed: string, context: string, keys: Kek): Promise<string> {
  const { faults, time } = currentRun()
  const stallMs = faults.stallMs()
  if (stallMs > 0) await time.sleep(stallMs)
  if (!sealed.startsWith(`${context}|`)) throw new Error('The sealed text belongs elsewhere.')
  const plain = sealed.slice(context.length + 1)
  if (!context.startsWith('connector:')) return plain
  return JSON.stringify({ ...JSON.parse(plain), caller: keys.sealingId })
}

export function isStale(): boolean {
  return false
}
