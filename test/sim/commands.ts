import { breakGlass, signReview } from '../../src/commands/break-glass'
import { cancel } from '../../src/commands/cancel'
import { checkIn, forceRevoke } from '../../src/commands/check-in'
import { checkOut } from '../../src/commands/check-out'
import { showCredential } from '../../src/commands/credential'
import { approve, reject, withdrawVote } from '../../src/commands/decide'
import { endPerson } from '../../src/commands/end-person'
import { extend } from '../../src/commands/extend'
import { handOver } from '../../src/commands/hand-over'
import { openRequest } from '../../src/commands/open-request'
import { joinQueue } from '../../src/commands/wait'
import { makeDelegation } from '../../src/db/delegations'
import type { AccountId, LeaseId, PersonId, RequestId } from '../../src/domain/ids'
import { ALL_PERMISSIONS, type Permission } from '../../src/domain/permission/permission'
import type { Visitor } from '../../src/http/context'
import type { Doom } from './crash'
import type { Script } from './script'
import type { Simulation } from './simulation'
import { type Account, glassBreakers, ROOT } from './town'

/** What people say when they were answered: `yes`, `unknown`, `failed`, or the refusal's code. */
export type Said = string

const PATIENCE_MS = 60_000
const REPEAT_MS = 20_000

/** The product's commands, each as one invocation of the Worker that may die half-way. */
export class Commands {
  readonly #sim: Simulation
  #going = 0

  constructor(sim: Simulation) {
    this.#sim = sim
  }

  get isBusy(): boolean {
    return this.#going > 0
  }

  async follow(script: Script): Promise<void> {
    this.#going += 1
    await script.act(this.#sim, this)
    this.#going -= 1
  }

  ask(person: PersonId, { id, resource }: Account, durationSeconds: number): Promise<Said> {
    const asked = { accountId: id, resourceId: resource, durationSeconds, ticket: null }
    return this.#say(`${person} asks for ${id}`, (env) =>
      openRequest(env, this.#visitor(person), { ...asked, justification: 'because' }),
    )
  }

  decide(person: PersonId, id: RequestId, says: 'approve' | 'reject'): Promise<Said> {
    const word = says === 'approve' ? approve : reject
    return this.#say(`${person} ${says}s ${id}`, (env) =>
      word(env, this.#visitor(person), id, 'so be it'),
    )
  }

  cancel(person: PersonId, id: RequestId): Promise<Said> {
    return this.#say(`${person} cancels ${id}`, (env) => cancel(env, this.#visitor(person), id))
  }

  checkOut(person: PersonId, id: RequestId): Promise<Said> {
    return this.#say(`${person} checks out ${id}`, (env) =>
      checkOut(env, this.#visitor(person), id),
    )
  }

  checkIn(person: PersonId, id: LeaseId): Promise<Said> {
    return this.#say(`${person} checks in ${id}`, (env) => checkIn(env, this.#visitor(person), id))
  }

  withdrawVote(person: PersonId, id: RequestId): Promise<Said> {
    return this.#say(`${person} takes the yes to ${id} back`, (env) =>
      withdrawVote(env, this.#visitor(person), id, 'because'),
    )
  }

  wait(person: PersonId, id: RequestId): Promise<Said> {
    return this.#say(`${person} waits with ${id}`, (env) =>
      joinQueue(env, this.#visitor(person), id),
    )
  }

  handOver(person: PersonId, id: LeaseId, to: PersonId): Promise<Said> {
    return this.#say(`${person} hands ${id} over to ${to}`, (env) =>
      handOver(env, this.#visitor(person), id, to),
    )
  }

  /** A person hands all that they decide over, for a while; `null` says only that they are away. */
  delegate(person: PersonId, to: PersonId | null, ms: number): Promise<Said> {
    const startsAt = this.#sim.time.wall
    const times = { startsAt, endsAt: startsAt + ms }
    const limits = { policies: null, resources: null, accounts: null, note: '' }
    const input = { delegateId: to, isAway: to === null, ...times, ...limits }
    return this.#say(`${person} hands decisions over to ${to ?? 'nobody'}`, (env) =>
      makeDelegation(env.DB, { id: person, name: person }, input),
    )
  }

  extend(person: PersonId, id: LeaseId, seconds: number): Promise<Said> {
    return this.#say(`${person} wants more time on ${id}`, (env) =>
      extend(env, this.#visitor(person), id, { seconds, justification: 'because' }),
    )
  }

  breakGlass(person: PersonId, { id, resource }: Account, durationSeconds: number): Promise<Said> {
    const wanted = { accountId: id, resourceId: resource, durationSeconds }
    return this.#say(`${person} breaks the glass before ${id}`, (env) =>
      breakGlass(env, this.#visitor(person), { ...wanted, justification: 'because' }),
    )
  }

  signReview(person: PersonId, id: RequestId): Promise<Said> {
    return this.#say(`${person} reviews ${id}`, (env) =>
      signReview(env, this.#visitor(person), id, 'as it should be'),
    )
  }

  forceRevoke(person: PersonId, id: LeaseId): Promise<Said> {
    return this.#say(`${person} revokes ${id}`, (env) =>
      forceRevoke(env, this.#visitor(person), id, 'because'),
    )
  }

  async showCredential(person: PersonId, id: LeaseId): Promise<void> {
    const look = (env: Env) => showCredential(env, this.#visitor(person), id)
    const said = await this.#say(`${person} looks at ${id}`, look)
    const holder = this.#sim.ledger.leases.get(id)?.taken.holder
    if (said === 'yes' && person !== holder)
      this.#sim.violate('a secret is shown to its holder only', `${id} to ${person}`)
  }

  /** Whoever reports a leaver does so until Hallpass knows; what follows is Hallpass's own affair. */
  async endPerson(person: PersonId, doom: Doom | null = null): Promise<void> {
    this.#sim.count('leaver')
    this.#countMoment(person)
    for (;;) {
      const said = await this.#say(
        `${person} leaves`,
        (env) => endPerson(env, { id: ROOT, name: 'Root' }, person, 'left'),
        doom,
      )
      doom = null
      if (said !== 'failed' || this.#sim.directory.leftAt.has(person)) return
      await this.#sim.time.sleep(REPEAT_MS)
    }
  }

  /** A proof of MFA, as a round trip to the identity provider would leave it. */
  prove(person: PersonId, subject: RequestId | AccountId, action = 'check-out'): void {
    if (!this.#sim.directory.today.active.has(person)) return
    const { wall } = this.#sim.time
    this.#sim.d1.all(
      `INSERT OR IGNORE INTO proofs (id, person_id, session_hash, request_id, action, proven_at,
         acr, amr, method) VALUES (?, ?, ?, ?, ?, ?, NULL, '[]', ?)`,
      [
        ...[`prf_${subject}${person}${wall}`, person, this.#visitor(person).sessionHash, subject],
        ...[action, wall, 'passkey'],
      ],
    )
  }

  async #say(
    what: string,
    act: (env: Env) => Promise<unknown>,
    doom: Doom | null = null,
  ): Promise<Said> {
    this.#sim.note(what)
    this.#going += 1
    const { time } = this.#sim
    const tooLate = time.sleep(PATIENCE_MS).then(() => Promise.reject(new Error('No answer.')))
    tooLate.catch(() => {})
    const said = await Promise.race([act(this.#sim.edge(doom).env), tooLate]).then(
      saidOf,
      (error) => {
        this.#sim.note(`${what}: ${String(error)}`)
        return 'failed'
      },
    )
    this.#going -= 1
    if (said !== 'yes') this.#sim.count(`answer ${said}`)
    this.#sim.note(`${what}: ${said}`)
    return said
  }

  #visitor(personId: PersonId): Visitor {
    const mayBreak = glassBreakers(this.#sim.town.people).includes(personId)
    const some: readonly Permission[] = mayBreak ? ['break-glass'] : []
    return {
      personId,
      displayName: personId,
      email: `${personId}@example.test`,
      permissions: personId === ROOT ? ALL_PERMISSIONS : some,
      limited: [],
      sessionHash: `of ${personId}`,
    }
  }

  #countMoment(person: PersonId): void {
    for (const { phase, taken } of this.#sim.ledger.leases.values())
      if (taken.holder === person && phase === 'granting') this.#sim.count('leaver in granting')
  }
}

function saidOf(answer: unknown): Said {
  if (answer === null) return 'unknown'
  const { accepted, ok, refusal, problem } = answer as {
    accepted?: boolean
    ok?: boolean
    refusal?: { code: string }
    problem?: { code: string }
  }
  return accepted || ok ? 'yes' : (refusal?.code ?? problem?.code ?? 'odd')
}
