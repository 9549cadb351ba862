import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { LeaseId, PersonId, RequestId } from '../../../src/domain/ids'
import type { Answer, LeaseView } from '../../../src/domain/resource/view'
import { Dice } from '../../sim/dice'
import { ANA, BO, CY } from '../../support/catalogue'
import { type Desk, desk, person, policy, step } from '../../support/custodian'
import { wakeOf } from '../../support/passing-time'
import { History } from '../../torture/history'
import type { Action } from '../../torture/lease-model'
import { MoodyTarget } from './moody-target'

const PEOPLE = [ANA, BO, CY]
const ROOT = person('per_root')
const STEPS = 60
const MINUTE_MS = 60_000
const PATIENCE_MS = 40
const QUIET_WITHIN = 200

/** One Custodian in bad weather: everything that is done to it follows from the seed. */
export class Storm {
  readonly history = new History()
  readonly target: MoodyTarget
  readonly at: Desk
  readonly #dice: Dice
  readonly #requests: { readonly id: RequestId; readonly by: PersonId }[] = []
  readonly #leases: { readonly id: LeaseId; readonly by: PersonId }[] = []
  #ticks = 0

  private constructor(at: Desk, target: MoodyTarget, dice: Dice) {
    this.at = at
    this.target = target
    this.#dice = dice
  }

  static async brew(seed: number): Promise<Storm> {
    const key = `storm${seed}`
    const dice = new Dice(seed, 'storm')
    const target = new MoodyTarget(key, new Dice(seed, 'target'))
    return new Storm(await desk(key, policy(step(1, BO, CY))), target, dice)
  }

  async rage(): Promise<void> {
    vi.setSystemTime(Date.now())
    for (let count = 0; count < STEPS; count += 1) {
      const isCrowded = this.#dice.chance(0.25)
      await (isCrowded ? Promise.all([this.#visit(), this.#visit()]) : this.#step())
    }
  }

  /** The weather clears; whatever is open has to end by itself. Says whether it did. */
  async calm(): Promise<boolean> {
    this.target.mood = 'well'
    vi.mocked(env.DB.batch).mockRestore?.()
    for (let turns = 0; turns < QUIET_WITHIN; turns += 1) {
      const wake = await wakeOf(this.at)
      if (wake === null) return true
      this.target.passTime(Math.max(Date.now() + 1, wake))
      await runDurableObjectAlarm(this.at.custodian())
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return false
  }

  async #step(): Promise<void> {
    const dice = this.#dice.between(1, 100)
    if (dice <= 70) return this.#visit()
    if (dice <= 76) return this.#evict()
    if (dice <= 80) return this.#crash()
    if (dice <= 90) return this.#passTime()
    if (dice <= 97) return this.target.changeMood()
    this.#changeD1()
  }

  /** What people do. */
  #visit(): Promise<void> {
    const dice = this.#dice.between(1, 70)
    if (dice <= 16) return this.#ask()
    if (dice <= 32) return this.#approve()
    if (dice <= 52) return this.#checkOut()
    if (dice <= 60) return this.#end('check in')
    if (dice <= 63) return this.#end('revoke')
    return dice === 64 ? this.#leave() : this.#look()
  }

  async #ask(): Promise<void> {
    const by = this.#dice.pick(PEOPLE)
    const answer = await this.#heard(this.at.ask(by, this.#dice.anySize(10, 7_200)))
    if (answer?.accepted && answer.request) this.#requests.push({ id: answer.request.id, by })
  }

  async #approve(): Promise<void> {
    const request = this.#requests.at(-this.#dice.between(1, 3))
    if (request) await this.#heard(this.at.approve(request.id, this.#dice.pick([BO, CY])))
  }

  async #checkOut(): Promise<void> {
    const request = this.#requests.at(-this.#dice.between(1, 4))
    if (!request) return
    const { id, by } = request
    const invokedAt = this.#now()
    const answer = await this.#heard(this.at.checkOut(id, by, PATIENCE_MS))
    const tell = (told: Extract<Action, { verb: 'check out' }>['answer']) =>
      this.#tell(by, invokedAt, { verb: 'check out', holder: by, answer: told })
    if (!answer) return tell('lost')
    if (!answer.accepted) return answer.refusal.code === 'resource_held' ? tell('held') : undefined
    const { lease } = answer
    if (!lease) throw new Error('A check-out was accepted without a lease.')
    this.#leases.push({ id: lease.id, by })
    tell({ fence: lease.fence, endsAt: lease.endsAt })
    this.#saw(by, invokedAt, lease)
  }

  async #end(how: 'check in' | 'revoke'): Promise<void> {
    const lease = this.#leases.at(-this.#dice.between(1, 2))
    if (!lease) return
    const { id, by } = lease
    const invokedAt = this.#now()
    const command = { type: 'force_revoke', leaseId: id, reason: 'needed elsewhere' } as const
    const answer = await this.#heard(
      how === 'check in'
        ? this.at.checkIn(id, by, PATIENCE_MS)
        : this.at.custodian().execute(command, ROOT, PATIENCE_MS),
    )
    const fence = Number(id.split('_')[2])
    this.#tell(by, invokedAt, { verb: 'end', fence, isLost: answer === null })
    if (answer?.accepted && answer.lease) this.#saw(by, invokedAt, answer.lease)
  }

  async #leave(): Promise<void> {
    const personId = this.#dice.pick(PEOPLE)
    const invokedAt = this.#now()
    const command = { type: 'end_person', personId, reason: 'moved on' } as const
    if (await this.#heard(this.at.custodian().execute(command, ROOT)))
      this.#tell('root', invokedAt, { verb: 'cut off', holder: personId })
  }

  async #look(): Promise<void> {
    const lease = this.#leases.at(-this.#dice.between(1, 3))
    if (!lease) return
    const invokedAt = this.#now()
    const story = await this.at.custodian().lookAtLease(lease.id)
    if (story.lease) this.#saw('root', invokedAt, story.lease)
  }

  /** An instance in good order is put away: memory is gone, storage stays. */
  async #evict(): Promise<void> {
    await this.at.custodian().lookAtHolders() // After a crash it has to be there first.
    await evictDurableObject(this.at.custodian())
  }

  /** The instance dies in the middle of a call to the target, which may land all the same. */
  async #crash(): Promise<void> {
    const before = this.target.mood
    this.target.mood = 'hangs'
    await (this.#dice.chance(0.6) ? this.#checkOut() : this.#end('check in'))
    this.target.mood = before
    const dying = runInDurableObject(this.at.custodian(), (_, state) => state.abort())
    await dying.catch(() => {}) // This is what a death looks like from outside.
    this.target.release()
  }

  async #passTime(): Promise<void> {
    this.target.passTime(Date.now() + this.#dice.anySize(500, 90 * MINUTE_MS))
    if (this.#dice.chance(0.7)) await runDurableObjectAlarm(this.at.custodian())
  }

  #changeD1(): void {
    if (vi.isMockFunction(env.DB.batch)) vi.mocked(env.DB.batch).mockRestore()
    else vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away'))
  }

  /** Null where the instance died before it answered. */
  async #heard(answer: Promise<Answer>): Promise<Answer | null> {
    return answer.catch(() => null)
  }

  #saw(client: string, invokedAt: number, { fence, phase }: LeaseView): void {
    const isEnding = phase === 'revoking' || phase === 'quarantined'
    this.#tell(client, invokedAt, { verb: 'look', fence, saw: isEnding ? 'ending' : phase })
  }

  #tell(client: string, invokedAt: number, action: Action): void {
    const answeredAt = this.#now()
    this.history.add(this.at.stocked.resource.id, { client, action, invokedAt, answeredAt })
  }

  /**
   * Time stands still while the seed does not move it, so that moments are counted as well, in parts
   * of a millisecond that a number of this size can still tell apart.
   */
  #now(): number {
    this.#ticks += 1
    return Date.now() + this.#ticks / 1_000
  }
}
