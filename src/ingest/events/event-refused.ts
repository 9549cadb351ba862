/** Thrown where what was sent is not believed or not understood, and answered in one place. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused'
  readonly status: 400 | 401 | 413 | 415 | 429 | 503
  readonly code: string
  /** In seconds, where it is worth trying again. */
  readonly retryAfter: number | null

  constructor(
    status: EventRefused['status'],
    code: string,
    detail: string,
    retryAfter: number | null = null,
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

export function notAuthentic(): EventRefused {
  return new EventRefused(401, 'event_not_authentic', 'The secret or the signature is not right.')
}

export function malformed(detail: string): EventRefused {
  return new EventRefused(400, 'event_malformed', detail)
}
