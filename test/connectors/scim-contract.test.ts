import type { ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { scim } from '../../src/connectors/scim/scim'
import type { AccessMode } from '../../src/domain/account'
import { sabotagedPort } from '../support/saboteur'
import type { Sabotage } from '../world/saboteur.ts'
import { type Bench, connectorContract, type Fault } from './contract'
import { BEARER, freshCall, giveBefore, mayEnter, OAUTH, world } from './scim-bench'

const MODES = ['enable', 'provision', 'elevate'] as const
const NONSENSE = '{"hello":"world"}'

/** The request that changes something in each mode, so that its answer can be cut off. */
const CHANGE = { enable: 'PATCH /', provision: 'PATCH /', elevate: 'PATCH /' } as const
const TAKING = { ...CHANGE, provision: 'DELETE /' } as const

function withSettings(call: TargetCall, settings: ConnectorSettings): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}

function benchOf(mode: (typeof MODES)[number], settings: ConnectorSettings): Bench {
  const granted = new Set<string>()
  return {
    connector: scim,
    freshCall: () => freshCall(mode as AccessMode, settings),
    mayEnter,
    giveBefore,
    unreachable: (call) => at(call, 1),
    unauthorized: (call) => withSettings(call, { token: 'not-it', clientSecret: 'not-it' }),
    sabotaged: async (call, fault) => {
      // The first loss is of the grant, the second of what ends it.
      const { resourceKey } = call.lease
      const after = granted.has(resourceKey) ? TAKING[mode] : CHANGE[mode]
      granted.add(resourceKey)
      const port = Number(new URL(world.url).port)
      return at(call, await sabotagedPort({ host: 'localhost', port }, sabotageOf(fault, after)))
    },
  }
}

/** Both addresses move, since plain http is taken for a token only where the target has it too. */
function at(call: TargetCall, port: number): TargetCall {
  const moved = (text = '') => text.replace(new URL(world.url).host, `localhost:${port}`)
  const { baseUrl, tokenUrl } = call.settings
  return withSettings(call, { baseUrl: moved(baseUrl), tokenUrl: moved(tokenUrl) })
}

function sabotageOf(fault: Fault, after: string): Sabotage {
  if (fault === 'silent') return { kind: 'silent' }
  if (fault === 'reply lost') return { kind: 'cut', after }
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/scim+json\r\nconnection: close'
  return {
    kind: 'babble',
    text: `${head}\r\ncontent-length: ${NONSENSE.length}\r\n\r\n${NONSENSE}`,
  }
}

for (const mode of MODES)
  connectorContract('SCIM, with a bearer token,', mode, async () => benchOf(mode, BEARER))

connectorContract('SCIM, with OAuth client credentials,', 'elevate', async () =>
  benchOf('elevate', OAUTH),
)
