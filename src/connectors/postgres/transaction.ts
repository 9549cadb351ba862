import { LEASE_ENDED, TOO_LATE } from './failure'

export type Limits = {
  /** Epoch milliseconds after which the change must not happen at all, by the server's clock. */
  readonly notAfter?: number
  /** How long to wait for one lock. */
  readonly lockMs?: number
}

const MAX_LOCK_MS = 5_000
const HAS_TRANSACTION_TIMEOUT = 170_000

/**
 * One message with a whole transaction. A message that was stuck on its way must not take effect
 * when nobody waits for it any more, so the server checks its own clock first and last: `until`
 * is in epoch milliseconds on that clock.
 */
export function transaction(
  statements: readonly string[],
  version: number,
  remainingMs: number,
  until: number,
  { notAfter, lockMs = MAX_LOCK_MS }: Limits,
): string {
  const allowedMs = Math.max(1, Math.floor(remainingMs))
  const guard = inTime(until, notAfter)
  return [
    'BEGIN',
    `SET LOCAL statement_timeout = ${allowedMs}`,
    `SET LOCAL lock_timeout = ${Math.min(allowedMs, lockMs)}`,
    ...(version >= HAS_TRANSACTION_TIMEOUT ? [`SET LOCAL transaction_timeout = ${allowedMs}`] : []),
    guard,
    ...statements,
    guard,
    'COMMIT',
  ].join(';\n')
}

function inTime(until: number, notAfter: number | undefined): string {
  const ended =
    notAfter === undefined
      ? ''
      : raise(notAfter, 'The lease has ended by the server clock.', LEASE_ENDED)
  return `DO $guard$ BEGIN
    ${raise(until, 'The call came too late.', TOO_LATE)}
    ${ended}
  END $guard$`
}

function raise(instant: number, message: string, code: string): string {
  return `IF clock_timestamp() >= to_timestamp(${instant / 1000}) THEN
    RAISE EXCEPTION '${message}' USING ERRCODE = '${code}'; END IF;`
}
