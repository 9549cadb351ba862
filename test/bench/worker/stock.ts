import { createAccount } from '../../../src/db/accounts'
import { createConnector } from '../../../src/db/connectors'
import { createPolicy, type PolicyDraft } from '../../../src/db/policies'
import { createResource } from '../../../src/db/resources'
import type { AccountSettings, Sharing } from '../../../src/domain/account'
import type { AccountId, ConnectorId, PersonId, ResourceId } from '../../../src/domain/ids'
import { connectorContext } from '../../../src/vault/context'
import { kekOf } from '../../../src/vault/kek'
import { seal } from '../../../src/vault/seal'

export type Door = { readonly resourceId: ResourceId; readonly accountId: AccountId }

const EDITOR = { id: 'per_root' as PersonId, name: 'Root' }
const CONNECTOR: ConnectorId = 'con_bench'
const POLICIES_BEFORE = 9

/** How many people take leases, and what the target is. */
export type Stock = {
  readonly people: number
  readonly target: { readonly kind: string; readonly settings: Record<string, string> }
}

/** Resources, each with one account that has these settings. */
export type Wanted = {
  readonly count: number
  readonly sharing: Sharing
  readonly settings?: AccountSettings
}

export function clientId(client: number): PersonId {
  return `per_client${client}`
}

/** People, a connector and ten policies of which the last one matches; once for each run. */
export async function stockOnce(env: Env, { people, target }: Stock): Promise<void> {
  const addPerson = env.DB.prepare(
    'INSERT INTO people (id, display_name, email, active, created_at) VALUES (?1, ?1, ?2, 1, 0)',
  )
  const ids = [EDITOR.id, ...Array.from({ length: people }, (_, client) => clientId(client))]
  await env.DB.batch(ids.map((id) => addPerson.bind(id, `${id}@example.test`)))
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await seal(JSON.stringify(target.settings), connectorContext(CONNECTOR), keys)
  const about = { id: CONNECTOR, name: 'bench', kind: target.kind, settings: {}, sealed }
  made(await createConnector(env.DB, EDITOR, about))
  for (let number = 1; number <= POLICIES_BEFORE; number++)
    made(await createPolicy(env.DB, EDITOR, policyFor(`other-${number}-*`)))
  made(await createPolicy(env.DB, EDITOR, policyFor('bench-*')))
}

/** New resources for one load, each with one account. */
export async function openDoors(
  env: Env,
  { count, sharing, settings = {} }: Wanted,
): Promise<Door[]> {
  const doors: Door[] = []
  while (doors.length < count) {
    const name = `bench-${crypto.randomUUID()}`
    const about = { name, kind: 'database', description: '', tags: [], sharing } as const
    const resourceId = made(await createResource(env.DB, EDITOR, about))
    const account = { name: 'reader', mode: 'provision', settings } as const
    const input = { ...account, connectorId: CONNECTOR }
    doors.push({
      resourceId,
      accountId: made(await createAccount(env.DB, EDITOR, resourceId, input)),
    })
  }
  return doors
}

function policyFor(resources: string): PolicyDraft {
  return {
    name: resources,
    active: true,
    resources,
    accounts: null,
    kinds: null,
    tags: null,
    modes: null,
    requesters: { everybody: true },
    terms: {
      steps: [],
      duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3_600, presetsSeconds: [] },
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: 3_600,
      unusedSeconds: 3_600,
      mfa: { required: false, acr: [], amr: [] },
    },
  }
}

function made<Id>(written: { ok: true; id: Id } | { ok: false; problem: unknown }): Id {
  if (!written.ok) throw new Error(`Stocking failed: ${JSON.stringify(written.problem)}`)
  return written.id
}
