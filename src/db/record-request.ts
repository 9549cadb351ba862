import type { ResourceId } from '../domain/ids'
import { currentStep, spokenOf } from '../domain/resource/approvals'
import { owesReview } from '../domain/resource/emergency'
import { isSettled, type Request } from '../domain/resource/state'
import type { Recorded } from './record'

/** The list row of the request that an event was about, and for whom it waits now. */
export function requestRowStatements(
  db: D1Database,
  resourceId: ResourceId,
  record: Recorded,
): readonly D1PreparedStatement[] {
  const {
    sequence,
    subject: { request },
  } = record
  if (!request) return []
  const isNewest = `(SELECT sequence FROM requests WHERE id = ?1) = ?2`
  return [
    rowStatement(db, resourceId, sequence, request),
    db
      .prepare(`DELETE FROM waiting WHERE request_id = ?1 AND ${isNewest}`)
      .bind(request.id, sequence),
    db
      .prepare(
        `INSERT OR IGNORE INTO waiting (request_id, principal)
         SELECT ?1, value FROM json_each(?3) WHERE ${isNewest}`,
      )
      .bind(request.id, sequence, JSON.stringify(principalsOf(request))),
    db
      .prepare(`DELETE FROM voted WHERE request_id = ?1 AND ${isNewest}`)
      .bind(request.id, sequence),
    db
      .prepare(
        `INSERT OR IGNORE INTO voted (request_id, person_id)
         SELECT ?1, value FROM json_each(?3) WHERE ${isNewest}`,
      )
      .bind(request.id, sequence, JSON.stringify(votersOf(request))),
  ]
}

function rowStatement(db: D1Database, resourceId: ResourceId, sequence: number, request: Request) {
  return db
    .prepare(
      `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
         requester_name, stage, justification, duration_seconds, filed_at, deadline_at, is_open,
         connector_kind, extends_lease_id, policy_id, review_by)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
       ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, stage = excluded.stage,
         deadline_at = excluded.deadline_at, duration_seconds = excluded.duration_seconds, is_open = excluded.is_open,
         connector_kind = excluded.connector_kind, policy_id = excluded.policy_id,
         review_by = excluded.review_by
       WHERE excluded.sequence > requests.sequence`,
    )
    .bind(
      request.id,
      sequence,
      resourceId,
      request.resourceName,
      request.account.name,
      request.requester,
      request.requesterName,
      request.stage,
      request.justification,
      request.durationSeconds,
      request.filedAt,
      request.deadlineAt,
      isSettled(request.stage) ? 0 : 1,
      request.account.connectorKind,
      request.extension?.leaseId ?? null,
      request.policy.id,
      owesReview(request) ? (request.breakGlass?.reviewBy ?? null) : null,
    )
}

function principalsOf(request: Request): readonly string[] {
  const { stage, steps, votes } = request
  const { people = [], groups = [] } = request.policy.terms.breakGlass?.reviewers ?? {}
  if (owesReview(request)) return [...people, ...groups]
  if (stage !== 'pending') return []
  const step = steps[currentStep(steps, votes) ?? steps.length]
  return step ? [...step.people, ...step.groups] : []
}

function votersOf({ stage, votes, rejections }: Request): readonly string[] {
  return stage === 'pending' ? [...spokenOf([...votes, ...rejections])] : []
}
