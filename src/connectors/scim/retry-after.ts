/** Seconds or a date (RFC 9110, section 10.2.3); one second where nothing usable is said. */
export function retryAfterMs(text: string | null): number {
  if (text === null) return 1_000
  const waitMs = /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now()
  return Number.isFinite(waitMs) ? Math.max(250, waitMs) : 1_000
}
