import { ALL_GROUPS } from '../../src/domain/channel/event-group'
import type { Posted } from '../../src/notify/post'
import { Dice } from './dice'
import { SECRET } from './secret'
import type { Simulation } from './simulation'
import type { SqlFile } from './sql-file'

const CHANNEL = 'chn_all0'

/** Where a town's organisation hears of everything that happens, if it has a channel at all. */
export class Receiver {
  readonly #sim: Simulation
  readonly #dice: Dice
  /** Most towns have no channel, since each event that goes there costs time. */
  readonly isThere: boolean
  readonly #heard = new Set<string>()

  constructor(sim: Simulation, seed: number) {
    this.#sim = sim
    this.#dice = new Dice(seed, 'receiver')
    this.isThere = sim.script === null && this.#dice.chance(0.25)
    if (this.isThere) addChannel(sim.d1)
  }

  /** Takes a message, or fails in one of the ways that there are; what it took, it has heard. */
  async take(id: string, body: string): Promise<Posted> {
    const { time, faults } = this.#sim
    if (body.includes(SECRET)) this.#sim.violate('no channel is told a secret', id)
    await time.sleep(this.#dice.between(5, 300))
    const isWell = faults.isOver || this.#dice.chance(0.6)
    if (isWell || this.#dice.chance(0.3)) this.#heard.add(id)
    if (isWell) return { status: 204, retryAfter: null }
    const status = this.#dice.pick([null, 500, 503, 429] as const)
    return status === null ? { status } : { status, retryAfter: null }
  }

  /** Which events of the logs it was never told; none, where there is no channel. */
  missing(): readonly string[] {
    if (!this.isThere) return []
    const ids = this.#sim.ledger.rows.map(
      ({ resource, logged }) => `evt_${resource.slice('res_'.length)}_${logged.sequence}`,
    )
    return ids.filter((id) => !this.#heard.has(id))
  }
}

/** A channel that wants to hear everything. */
function addChannel(d1: SqlFile): void {
  const sealed = `channel:${CHANNEL}|https://hooks.test/all`
  d1.all(
    `INSERT INTO channels (id, name, kind, shown, sealed, event_groups, is_active, created_at, read_to)
     VALUES (?, 'all', 'webhook', 'https://hooks.test/all', ?, ?, 1, 0, 0)`,
    [CHANNEL, sealed, JSON.stringify(ALL_GROUPS)],
  )
  d1.all('INSERT INTO channel_secrets VALUES (?, ?, ?, 0)', [
    'chs_all0',
    CHANNEL,
    `channel-secret:chs_all0|whsec_${'a'.repeat(32)}`,
  ])
}
