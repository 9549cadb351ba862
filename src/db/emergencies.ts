import type { RequestId } from '../domain/ids'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import type { ReportScope } from './reports'

/** One time that somebody broke the glass, and what became of its review. Epoch milliseconds. */
export type Emergency = {
  readonly requestId: RequestId
  readonly at: number
  readonly personName: string
  readonly resourceName: string
  readonly accountName: string
  readonly reason: string
  /** Whose access had to end for it. */
  readonly displaced: readonly string[]
  readonly reviewBy: number
  /** Null where the review is still owed. */
  readonly review: {
    readonly at: number
    readonly name: string
    readonly words: string
  } | null
}

type Row = Omit<Emergency, 'displaced' | 'review'> & {
  readonly stream: string
  readonly sequence: number
  readonly displaced: string
  readonly review: string | null
}

/** Each use of the glass in that time, the newest first. */
export async function emergencies(
  db: D1Database,
  { since, until, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<Emergency>> {
  const [at, stream, sequence] = keyAfter(cursor, ['number', 'string', 'number']) ?? [until, '', 0]
  const { results } = await db
    .prepare(
      `SELECT h.request_id AS requestId, h.at, h.stream, h.sequence, r.requester_name AS personName,
         r.resource_name AS resourceName, r.account_name AS accountName, r.justification AS reason,
         h.data ->> 'reviewBy' AS reviewBy,
         (SELECT json_group_array(value ->> 'holderName') FROM json_each(h.data, '$.revoked')) AS displaced,
         (SELECT json_object('at', s.at, 'name', s.actor_name, 'words', s.data ->> 'words')
          FROM history s WHERE s.request_id = h.request_id AND s.type = 'review.signed' LIMIT 1) AS review
       FROM history h JOIN requests r ON r.id = h.request_id
       WHERE h.type = 'glass.broken' AND h.at >= ?1
         AND instr(lower(r.resource_name || ' ' || r.requester_name), lower(?2)) > 0
         AND (h.at, h.stream, h.sequence) < (?3, ?4, ?5)
       ORDER BY h.at DESC, h.stream DESC, h.sequence DESC LIMIT ?6`,
    )
    .bind(since, q, at, stream, sequence, limit + 1)
    .all<Row>()
  const page = pageOf(results, limit, (row) => [row.at, row.stream, row.sequence])
  return { items: page.items.map(read), next: page.next }
}

function read({ stream: _stream, sequence: _sequence, displaced, review, ...row }: Row): Emergency {
  return { ...row, displaced: JSON.parse(displaced), review: review && JSON.parse(review) }
}
