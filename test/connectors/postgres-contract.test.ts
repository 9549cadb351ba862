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

const CLOSED_PORT = '1'

const SABOTAGE: { readonly [fault in Fault]: Sabotage } = {
  'reply lost': { kind: 'cut', after: 'COMMIT' },
  silent: { kind: 'silent' },
  nonsense: { kind: 'babble', text: 'HTTP/1.1 200 OK\r\n\r\nIt works!' },
}

function withSettings(call: TargetCall, settings: { [name: string]: string }): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}

function benchWith(settingsOf: (bench: PostgresBench) => TargetCall['settings']) {
  return async (): Promise<Bench> => {
    const bench = await buildPostgresBench()
    return {
      connector: postgres,
      freshCall: () => withSettings(freshCall(bench), settingsOf(bench)),
      mayEnter,
      unreachable: (call) => withSettings(call, { port: CLOSED_PORT }),
      unauthorized: (call) => withSettings(call, { password: 'not-the-password' }),
      sabotaged: async (call, fault) =>
        withSettings(call, { port: String(await sabotagedPort(world, SABOTAGE[fault])) }),
    }
  }
}

for (const mode of ['provision'] as const) {
  connectorContract(
    'PostgreSQL, with the least a broker needs,',
    mode,
    benchWith(({ settings }) => settings),
  )
  connectorContract(
    'PostgreSQL, with a superuser as broker,',
    mode,
    benchWith(() => settingsFor(world.superuser)),
  )
}
