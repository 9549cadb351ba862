import * as v from 'valibot'
import { LIMITS } from '../domain/limits'
import { PROOF_ACTIONS, PROOF_METHODS } from '../domain/proving'

// Schemas of the API that several nouns share. An answer's schema takes what the product knows and
// gives what the API says: fields that it does not name never leave, times become RFC 3339.

/** Epoch milliseconds inside, RFC 3339 in UTC outside. */
export const Time = v.pipe(
  v.number(),
  v.transform((ms) => new Date(ms).toISOString()),
  v.string(),
  v.isoTimestamp(),
)

/** RFC 3339 outside, epoch milliseconds inside. */
export const TimeQuery = v.pipe(
  v.string('A time is expected.'),
  v.isoTimestamp('A time in RFC 3339 is expected, such as 2026-11-20T22:40:00Z.'),
  v.transform((text) => Date.parse(text)),
  v.check((ms) => Number.isFinite(ms), 'There is no such time.'),
)

export const DurationSeconds = v.pipe(
  v.number('A duration is expected, in seconds.'),
  v.integer('A duration is in whole seconds.'),
  v.minValue(1, 'A duration is at least one second.'),
  v.maxValue(LIMITS.maxDurationSeconds, 'A duration is at most 30 days.'),
)

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200

/** Part of the query of every list. */
export const SliceQuery = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9][0-9]{0,2}$/, `A number from 1 to ${MAX_LIMIT} is expected.`),
      v.transform(Number),
      v.maxValue(MAX_LIMIT, `At most ${MAX_LIMIT}.`),
      v.description(`How many, from 1 to ${MAX_LIMIT}; ${DEFAULT_LIMIT} by default.`),
    ),
    String(DEFAULT_LIMIT),
  ),
  cursor: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.maxLength(1_000, 'A cursor is taken from the page before, as it is.'),
        v.description('The field `next` of the page before.'),
      ),
    ),
    null,
  ),
} as const

export const SearchQuery = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(120, 'At most 120 characters.'),
    v.description('Part of the name, in upper or lower case.'),
  ),
)

/** The body of a verb that takes nothing. */
export const Nothing = v.strictObject({})

export function pageOf<Item extends v.GenericSchema>(item: Item) {
  return v.object({ items: v.array(item), next: v.nullable(v.string()) })
}

/** A secret on its way to its holder. An answer that has one is never kept. */
export const SecretText = v.pipe(v.string(), v.metadata({ isSecret: true }))

export function holdsSecret(schema: v.GenericSchema | null): boolean {
  return JSON.stringify(schema).includes(JSON.stringify({ isSecret: true }))
}

export const ProblemDocument = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.pipe(v.string(), v.description('Stable; programs branch on this.')),
  detail: v.string(),
  errors: v.optional(v.array(v.object({ field: v.string(), message: v.string() }))),
  traceId: v.optional(v.string()),
  accepts: v.optional(
    v.pipe(
      v.array(v.picklist(PROOF_METHODS)),
      v.description('Where a proof is missing: which would do, for this action and subject.'),
    ),
  ),
  action: v.optional(v.picklist(PROOF_ACTIONS)),
  subject: v.optional(v.string()),
  passkeyOptions: v.optional(
    v.pipe(
      v.nullable(v.looseObject({ challenge: v.string() })),
      v.description(
        'Where a passkey would do: what navigator.credentials.get asks for one with; what it answers goes to /me/proofs, and then the same command is possible. Null for somebody without one.',
      ),
    ),
  ),
})
