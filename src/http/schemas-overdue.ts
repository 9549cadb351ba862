import * as v from 'valibot'
import { Time } from './schemas'
import { LeaseSummary } from './schemas-access'

const Overdue = v.object({
  since: Time,
  attempts: v.number(),
  lastOutcome: v.nullable(v.string()),
  lastMessage: v.nullable(v.string()),
  /** Null where nothing is owed any more, or where it could not be found out. */
  nextAttemptAt: v.nullable(Time),
})

/** A lease in a list; `overdue` where the list is of those that should have ended. */
export const LeaseListed = v.object({ ...LeaseSummary.entries, overdue: v.optional(Overdue) })
