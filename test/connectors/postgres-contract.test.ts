import type { TargetCall } from '../../src/connectors/connector'
import { postgres } from '../../src/connectors/postgres/postgres'
import { sabotagedPort } from '../support/saboteur'
import type { Sabotage } from '../world/saboteur.ts'
import { type Bench, connectorContract, type Fault } from './contract'
import {
  buildPostgresBench,
  freshCall,
  mayEnter,
  type PostgresBench,
  settingsFor,
  world,
} from './postgres-bench'
import { giveByHand, type LentMode, lentCall, mayLend, mayUseLent } from './postgres-lent'

const CLOSED_PORT = '1'

const SABOTAGE: { readonly [fault in Fault]: Sabotage } = {
  'reply lost': { kind: 'cut', after: 'COMMIT' },
  silent: { kind: 'silent' },
  nonsense: { kind: 'babble', text: 'HTTP/1.1 200 OK\r\n\r\nIt works!' },
}

function withSettings(call: TargetCall, settings: { [name: string]: string }): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}

const ON_THE_WAY: Pick<Bench, 'connector' | 'unreachable' | 'unauthorized' | 'sabotaged'> = {
  connector: postgres,
  unreachable: (call) => withSettings(call, { port: CLOSED_PORT }),
  unauthorized: (call) => withSettings(call, { password: 'not-the-password' }),
  sabotaged: async (call, fault) =>
    withSettings(call, { port: String(await sabotagedPort(world, SABOTAGE[fault])) }),
}

type SettingsOf = (bench: PostgresBench) => TargetCall['settings']

const LENT: readonly LentMode[] = ['enable', 'elevate', 'credential']

const BROKERS: { readonly [name: string]: SettingsOf } = {
  'PostgreSQL, with the least a broker needs,': ({ settings }) => settings,
  'PostgreSQL, with a superuser as broker,': () => settingsFor(world.superuser),
}

for (const [name, settingsOf] of Object.entries(BROKERS)) {
  connectorContract(name, 'provision', async () => {
    const bench = await buildPostgresBench()
    const settings = settingsOf(bench)
    return { ...ON_THE_WAY, mayEnter, freshCall: () => withSettings(freshCall(bench), settings) }
  })

  for (const mode of LENT)
    connectorContract(name, mode, async () => {
      const bench = await mayLend(await buildPostgresBench())
      const settings = settingsOf(bench)
      return {
        ...ON_THE_WAY,
        mayEnter: mayUseLent,
        giveBefore: giveByHand,
        freshCall: async () => withSettings(await lentCall(bench, mode), settings),
      }
    })
}
