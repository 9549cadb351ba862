import type { LeaseId, PersonId, RequestId } from '../../src/domain/ids'
import type { Commands } from './commands'
import type { Script } from './script'
import type { Simulation } from './simulation'
import { smallTown } from './small-town'
import { type Account, ROOT } from './town'

const ANA: PersonId = 'per_anaa'
const BO: PersonId = 'per_bobo'
const CY: PersonId = 'per_cycy'
const ACCOUNT: Account = {
  id: 'acc_only',
  resource: 'res_only',
  resourceName: 'db-only',
  name: 'role',
}
const SECOND_MS = 1_000
const WINDOW_SECONDS = 60
const D1_AWAY_MS = 30 * 60 * SECOND_MS

/** The core courses of events; each is run once for every point at which something could crash. */
export const SCRIPTS: readonly Script[] = [
  script('end of time', async (sim, commands) => {
    await active(sim, commands, ANA)
  }),
  script('check-in', async (sim, commands) => {
    const lease = await active(sim, commands, ANA)
    await insist(sim, () => commands.checkIn(ANA, lease))
  }),
  script('forced', async (sim, commands) => {
    const lease = await active(sim, commands, ANA)
    await insist(sim, () => commands.forceRevoke(ROOT, lease))
  }),
  script('leaver', async (sim, commands) => {
    await active(sim, commands, ANA)
    await commands.endPerson(ANA)
  }),
  script('leaver at check-out', async (sim, commands) => {
    const request = await approved(sim, commands, ANA)
    await Promise.all([commands.checkOut(ANA, request), commands.endPerson(ANA)])
  }),
  script('one after the other', async (sim, commands) => {
    const [lease, request] = [await active(sim, commands, ANA), await approved(sim, commands, CY)]
    await Promise.all([commands.checkOut(CY, request), commands.checkIn(ANA, lease)])
    await active(sim, commands, CY)
  }),
  {
    ...script('grant refused', refusedOnce),
    targetMode: (verb, calls) => (verb === 'grant' && calls === 0 ? 'forbidden' : null),
  },
  {
    ...script('reply to the grant lost', refusedOnce),
    targetMode: (verb, calls) => (verb === 'grant' && calls === 0 ? 'forgetful' : null),
  },
  {
    ...script('grant lands late', async (sim, commands) => {
      await commands.checkOut(ANA, await approved(sim, commands, ANA))
    }),
    targetMode: (verb) => (verb === 'grant' ? 'silent' : null),
  },
  {
    ...script('first revoke refused', async (sim, commands) => {
      const lease = await active(sim, commands, ANA)
      await insist(sim, () => commands.checkIn(ANA, lease))
    }),
    targetMode: (verb, calls) => (verb === 'revoke' && calls < 2 ? 'forbidden' : null),
  },
]

/** D1 goes away once access is active, and comes back when it has long been taken away. */
export const D1_AWAY: readonly Script[] = [
  { ...script('time ends while D1 refuses', whileAway), d1Mode: away('down') },
  { ...script('time ends while D1 is silent', whileAway), d1Mode: away('silent') },
]

function script(name: string, act: Script['act']): Script {
  return { name, act, found: (d1) => smallTown(d1, [ANA, BO, CY], BO, ACCOUNT) }
}

async function refusedOnce(sim: Simulation, commands: Commands): Promise<void> {
  const lease = await active(sim, commands, ANA)
  await insist(sim, () => commands.checkIn(ANA, lease))
}

async function whileAway(sim: Simulation, commands: Commands): Promise<void> {
  await active(sim, commands, ANA)
  await sim.time.sleep((WINDOW_SECONDS + 60) * SECOND_MS)
  const isOpen = sim.targets.some(({ leases }) => leases.length > 0)
  if (isOpen) sim.violate('access ends while D1 is away', 'a minute after the window')
  await sim.time.sleep(D1_AWAY_MS)
}

/** D1 is away from the moment somebody is in until half an hour later. */
function away(mode: 'down' | 'silent'): NonNullable<Script['d1Mode']> {
  return (sim) => {
    const [lease] = [...sim.ledger.leases.values()].filter(({ phase }) => phase !== 'granting')
    if (!lease) return null
    return sim.time.now < lease.takenTrueAt + D1_AWAY_MS ? mode : null
  }
}

/** Asks and approves until the person has an approved request. */
async function approved(sim: Simulation, commands: Commands, person: PersonId): Promise<RequestId> {
  for (;;) {
    const mine = [...sim.ledger.requests.values()].filter(({ filed }) => filed.requester === person)
    const [ready] = mine.filter(({ stage }) => stage === 'approved')
    if (ready) return ready.id
    const [pending] = mine.filter(({ stage }) => stage === 'pending')
    if (pending) await commands.decide(BO, pending.id, 'approve')
    else await commands.ask(person, ACCOUNT, WINDOW_SECONDS)
    await sim.time.sleep(SECOND_MS)
  }
}

/** Takes the access, again where need be, until it is active. */
async function active(sim: Simulation, commands: Commands, person: PersonId): Promise<LeaseId> {
  for (;;) {
    const mine = sim.ledger.openLeases().filter(({ taken }) => taken.holder === person)
    const [lease] = mine.filter(({ phase }) => phase === 'active')
    if (lease) return lease.id
    if (mine.length === 0) await commands.checkOut(person, await approved(sim, commands, person))
    await sim.time.sleep(SECOND_MS)
  }
}

/** People say it again until they are answered. */
async function insist(sim: Simulation, say: () => Promise<string>): Promise<void> {
  while ((await say()) === 'failed') await sim.time.sleep(SECOND_MS)
}
