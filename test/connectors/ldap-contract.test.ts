import type { ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { ldap } from '../../src/connectors/ldap/ldap'
import { newEntryOf } from '../../src/connectors/ldap/new-entry'
import { sabotagedPort } from '../support/saboteur'
import type { Sabotage } from '../world/saboteur.ts'
import { type Bench, connectorContract, type Fault } from './contract'
import { directory, freshCall, giveBefore, mayEnter, withSlapd } from './ldap-bench'

const MODES = ['enable', 'provision', 'elevate', 'credential'] as const
type Mode = (typeof MODES)[number]

/** What only a change says on the wire (RFC 4511), so that just its answer can be cut off. */
const SET_PASSWORD = '1.3.6.1.4.1.4203.1.11.1'
const MODIFY = { add: '\x0a\x01\x00\x30', delete: '\x0a\x01\x01\x30', replace: '\x0a\x01\x02\x30' }

function changeIn(call: TargetCall, isEnd: boolean): string {
  switch (call.account.mode) {
    case 'enable':
      return MODIFY.replace
    case 'elevate':
      return isEnd ? MODIFY.delete : MODIFY.add
    case 'provision': {
      const { dn } = newEntryOf(call)
      return isEnd ? `J${String.fromCharCode(dn.length)}${dn}` : SET_PASSWORD
    }
    default:
      return SET_PASSWORD
  }
}

function withSettings(call: TargetCall, settings: ConnectorSettings): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}

function benchOf(mode: Mode): Bench {
  const granted = new Set<string>()
  return {
    connector: ldap,
    freshCall: () => freshCall(mode),
    mayEnter,
    giveBefore,
    unreachable: (call) => withSettings(call, { port: '1' }),
    unauthorized: (call) => withSettings(call, { bindPassword: 'not-the-password' }),
    sabotaged: async (call, fault) => {
      // The first loss is of the grant, the second of what ends it.
      const isEnd = granted.has(call.lease.resourceKey)
      granted.add(call.lease.resourceKey)
      const sabotage = sabotageOf(fault, changeIn(call, isEnd))
      return withSettings(call, { port: String(await sabotagedPort(directory(), sabotage)) })
    },
  }
}

function sabotageOf(fault: Fault, after: string): Sabotage {
  if (fault === 'silent') return { kind: 'silent' }
  if (fault === 'reply lost') return { kind: 'cut', after }
  return { kind: 'babble', text: 'HTTP/1.1 200 OK\r\n\r\nIt works!'.repeat(20) }
}

withSlapd('LDAP', () => {
  for (const mode of MODES) connectorContract('LDAP at OpenLDAP', mode, async () => benchOf(mode))
})
