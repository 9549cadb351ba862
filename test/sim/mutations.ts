import type { Mutation } from './mutation.ts'

/** Bugs that systems of this kind have had, each as a small change of the product. */
export const MUTATIONS: readonly Mutation[] = [
  change('the lock is free before the target is confirmed clean', 'src/domain/resource/state.ts', [
    "filter((lease) => lease.phase !== 'closed')",
    "filter((lease) => lease.phase !== 'closed' && lease.phase !== 'revoking')",
  ]),
  change('a revoke undoes only what was confirmed', 'durable-objects/perform/revoke.ts', [
    'if (!lease) return DONE',
    `if (!lease) return DONE
  if (lease.evidence === null)
    return learned({ type: 'confirm_revoke', leaseId, operation, evidence: 'never granted' })`,
  ]),
  change('a revoke without an answer counts as done', 'durable-objects/perform/revoke.ts', [
    "if (!('evidence' in answer))",
    "if (!('evidence' in answer) && answer.outcome !== 'unknown')",
  ]),
  change('403 is read as "already gone"', 'durable-objects/perform/revoke.ts', [
    "if (!('evidence' in answer))",
    "if (!('evidence' in answer) && answer.outcome !== 'refused')",
  ]),
  change('answers to older operations count', 'src/domain/resource/operation.ts', [
    'lease && lease.operation === operation ? lease : null',
    'lease ?? null',
  ]),
  change('the alarm throws to be run again', 'durable-objects/custodian.ts', [
    'await this.#drain.idleOrUntil(nextDeadline(this.#resource))',
    `await this.#drain.idleOrUntil(nextDeadline(this.#resource))
      if (this.#outbox.nextDueAt() !== null) return Promise.reject(new Error('not done yet'))`,
  ]),
  change('an alarm that exists is left as it is', 'durable-objects/custodian.ts', [
    ': this.ctx.storage.setAlarm(Math.max(Math.min(...times), Date.now())))',
    `: this.ctx.storage.getAlarm().then((at) =>
          at ?? this.ctx.storage.setAlarm(Math.max(Math.min(...times), Date.now()))))`,
  ]),
  change('facts are stored without an alarm', 'durable-objects/custodian.ts', [
    `      this.#arm(resource)
    })`,
    '    })',
  ]),
  change(
    'deadlines count only when an alarm runs',
    'durable-objects/custodian.ts',
    [
      `    if (past.length > 0) this.#transact(past, CUSTODIAN, at)
    return this.#transact([command]`,
      '    return this.#transact([command]',
    ],
    [
      'lookAtRequest(id: RequestId): Promise<Story> {\n    this.#keepTime()',
      'lookAtRequest(id: RequestId): Promise<Story> {',
    ],
  ),
  change('the target is called before the intent is stored', 'durable-objects/custodian.ts', [
    'const decision = this.#decideNow(command, by)\n    const lanes',
    `const early = decide(this.#resource, command, { by, at: Date.now() }).events
    for (const event of early)
      if (event.type === 'lease.checked_out') {
        const { targetCall } = await import('./perform/target-call')
        const after = evolve(this.#resource, event, { at: Date.now(), byName: '' })
        const lease = after.leases.get(event.leaseId)
        const { connector, call } = await targetCall(lease, this.#resource.id, this.env)
        await connector.grant({ ...call, secret: '' }).catch(() => {})
      }
    const decision = this.#decideNow(command, by)
    const lanes`,
  ]),
  change(
    'votes are counted, not people',
    'src/domain/resource/decide/approve.ts',
    ['  if (earlier?.step === index) return accept()', '  // Not looked at.'],
    ["  if (earlier) return refuse({ code: 'already_voted', step: earlier.step })", ''],
  ),
  change('people decide for themselves', 'src/domain/resource/decide/deciding.ts', [
    'if (by.id === request.requester)',
    "if (by.id === '')",
  ]),
  change('who may decide is not read again', 'src/domain/resource/rights.ts', [
    'able.includes(person) ?',
    'able.includes(person) || step.people.includes(person) || step.groups.length > 0 ?',
  ]),
  change('approvals are not looked at again', 'src/domain/resource/decide/check-out.ts', [
    'if (!approval.stands)',
    'if (!approval.stands && request.votes.length === 0)',
  ]),
  change("today's shorter maximum does not count", 'src/domain/resource/decide/check-out.ts', [
    'Math.min(durationSeconds, terms.duration.maxSeconds, LIMITS.maxDurationSeconds)',
    'Math.min(durationSeconds, LIMITS.maxDurationSeconds)',
  ]),
  {
    name: 'the lock is asked of D1',
    changes: [
      {
        file: 'src/commands/check-out.ts',
        find: 'const { ruling, sealedSettings: connectorSettings } = facts',
        replace: `const { sealedSettings: connectorSettings } = facts
  const held = await env.DB.prepare(
    'SELECT holder_name AS holderName, ends_at AS endsAt FROM leases WHERE resource_id = ? AND is_open = 1',
  ).bind(ownerOf(requestId)).first()
  const ruling = { ...facts.ruling, held }`,
      },
      {
        file: 'src/domain/resource/decide/check-out.ts',
        find: 'const holder = blockingLease(resource, account, ruling.resource.sharing)',
        replace: 'const holder = ruling.held',
      },
    ],
  },
  change("only today's sharing counts", 'src/domain/resource/occupancy.ts', [
    'const sharing = stricter(lease.sharing, today)',
    'const sharing = today',
  ]),
  change('an effect is dropped after six attempts', 'durable-objects/drain.ts', [
    '    if (!first) return\n    const now',
    '    if (!first) return\n    if (first.attempts >= 6) return this.#outbox.done(promised)\n    const now',
  ]),
  change('attempts stop after six', 'src/domain/resource/back-off.ts', [
    '  if (waitedMs > 24 * HOUR_MS) return HOUR_MS',
    '  if (attempt >= 6) return 10_000 * HOUR_MS\n  if (waitedMs > 24 * HOUR_MS) return HOUR_MS',
  ]),
  change(
    'the person is not looked at before the grant',
    'durable-objects/perform/grant.ts',
    ['if (!holder.isActive) return learned(leaver)', '// Not looked at.'],
    ['if (!(await holder.isStill())) return learned(leaver)', '// Nor later.'],
  ),
  change('nothing is claimed before the call', 'durable-objects/outbox.ts', [
    'UPDATE outbox SET due_at = ?, attempts',
    'UPDATE outbox SET due_at = min(due_at, ?), attempts',
  ]),
  change('a grant is always still wanted', 'src/domain/resource/owed.ts', [
    "if (effect.type !== 'grant' && effect.type !== 'extend' && effect.type !== 'revoke') return true",
    "if (effect.type !== 'extend' && effect.type !== 'revoke') return true",
  ]),
  change('a lost answer to a grant counts as "not done"', 'durable-objects/perform/grant.ts', [
    "isKnown: outcome !== 'unknown'",
    'isKnown: true',
  ]),
  change('a clean target counts at once', 'durable-objects/target-attempt.ts', [
    'return this.#unsettledSince === null ? null : this.#unsettledSince + landsWithinMs',
    'return this.#unsettledSince === null ? null : this.#unsettledSince + 0 * landsWithinMs',
  ]),
  change('an attempt that was given up goes on', 'durable-objects/target-attempt.ts', [
    'return this.#isOver || Date.now() > this.#latestBegin',
    'return Date.now() < 0',
  ]),
  change('a leaver is cut in D1 only', 'src/db/directory.ts', [
    '    endPersonOrders(db, editor, personId, reason),\n',
    '',
  ]),
  change('nobody tries a target for those who wait', 'durable-objects/gate.ts', [
    'await this.#wake(1, Date.now())',
    '',
  ]),
  change('an emergency needs no passkey', 'src/domain/resource/decide/break-glass.ts', [
    'if (unproved) return refuse(unproved)',
    '',
  ]),
  change('glass is broken again before the review', 'src/domain/resource/decide/break-glass.ts', [
    'const owed = reviewOwedBy(resource, by.id)',
    'const owed = at < 0 ? reviewOwedBy(resource, by.id) : undefined',
  ]),
  change('who broke the glass signs the review', 'src/domain/resource/decide/sign-review.ts', [
    "if (request.requester === by.id) return refuse({ code: 'self_review' })",
    '',
  ]),
  change('a ring decides before it was opened', 'src/domain/resource/decide/deciding.ts', [
    'const step = index === null ? undefined : request.steps[index]',
    `const first = request.steps[index ?? 0]
     const later = (first?.rings ?? []).flatMap(({ groups }) => groups)
     const step = first && { ...first, groups: [...first.groups, ...later] }`,
  ]),
  change('what was settled is not counted', 'durable-objects/tally.ts', [
    '.filter((row) => row.request_id !== except)',
    '.filter((row) => row.sequence === 0 && row.request_id !== except)',
  ]),
  change('a channel’s answer that is no yes counts as one', 'durable-objects/courier/carry.ts', [
    'if (status >= 200 && status < 300)',
    'if (status >= 200 && status < 600)',
  ]),
  change('what a channel is owed goes once only', 'durable-objects/perform/deliver.ts', [
    '.take(message)',
    '.take(message).catch(() => {})',
  ]),
  change('a channel’s message is claimed for good', 'durable-objects/courier.ts', [
    'now + CLAIMED_MS',
    'now + 9_000_000_000',
  ]),
  change('the sweep wakes nobody', 'src/jobs/sweep.ts', [
    'custodianOf(env, id).wake()',
    'custodianOf(env, id)',
  ]),
  change('what is sealed is recorded too', 'src/domain/resource/react.ts', [
    'const { sealed: _sealed, ...shown } = event',
    'const shown = event',
  ]),
]

export function mutationNamed(part: string): Mutation {
  const mutation = MUTATIONS.find(({ name }) => name.includes(part))
  if (!mutation) throw new Error(`There is no bug to plant that is called "${part}".`)
  return mutation
}

/** Texts of one file, each with what it becomes. */
function change(
  name: string,
  file: string,
  ...texts: readonly (readonly [string, string])[]
): Mutation {
  return { name, changes: texts.map(([find, replace]) => ({ file, find, replace })) }
}
