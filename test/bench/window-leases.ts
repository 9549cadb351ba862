import type { HttpClient } from '../support/http-client.ts'
import type { WorldFacts } from '../world/world.ts'
import { call } from './stage.ts'

export type Door = { readonly resourceId: string; readonly accountId: string }

export type Taken = {
  readonly leaseId: string
  /** The login role that stands for this lease at the server. */
  readonly role: string
  /** Epoch milliseconds. */
  readonly endsAt: number
}

const AT_A_TIME = 4
const POLICY = {
  name: 'Benchmarks approve themselves',
  active: true,
  resources: 'bench-*',
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

/** Resources of their own, each behind a Custodian of its own, all at one server. */
export async function openDoors(
  root: HttpClient,
  { postgres }: WorldFacts,
  count: number,
): Promise<readonly Door[]> {
  await call(root, 'POST', '/policies', POLICY)
  const { host, port, broker } = postgres
  const settings = { host, port: String(port), database: 'shop_dev', ...broker, tls: 'disable' }
  const body = { name: 'bench', kind: 'postgres', settings }
  const connector = await call<{ id: string }>(root, 'POST', '/connectors', body)
  return together(count, async (number) => {
    const about = { kind: 'database', description: '', tags: [], sharing: 'exclusive' }
    const resource = { name: `bench-${number}`, ...about }
    const { id: resourceId } = await call<{ id: string }>(root, 'POST', '/resources', resource)
    const account = { name: 'owner', mode: 'provision', settings: { roles: ['shop_dev_owners'] } }
    const path = `/resources/${resourceId}/accounts`
    const input = { ...account, connectorId: connector.id }
    return { resourceId, accountId: (await call<{ id: string }>(root, 'POST', path, input)).id }
  })
}

/** One lease for each door, with durations that let them end one after the other in `minute`. */
export function takeAll(
  who: HttpClient,
  doors: readonly Door[],
  minute: { readonly from: number; readonly to: number },
): Promise<readonly Taken[]> {
  const apart = (minute.to - minute.from) / doors.length
  return together(doors.length, async (number) => {
    const endsAt = minute.from + number * apart
    const durationSeconds = Math.round((endsAt - Date.now()) / 1_000)
    const wish = { ...doors[number], durationSeconds, justification: 'a benchmark' }
    const request = await call<{ id: string }>(who, 'POST', '/requests', wish)
    const path = `/requests/${request.id}/check-out`
    const lease = await call<{ id: string; phase: string; endsAt: string }>(who, 'POST', path, {})
    if (lease.phase !== 'active') throw new Error(`The lease is ${lease.phase}, not active.`)
    const role = `hallpass_${lease.id.slice('lea_'.length)}`
    return { leaseId: lease.id, role, endsAt: Date.parse(lease.endsAt) }
  })
}

/** A few at a time, in order. */
async function together<Made>(
  count: number,
  make: (number: number) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = []
  let next = 0
  const worker = async () => {
    while (next < count) {
      const number = next++
      made[number] = await make(number)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return made
}
