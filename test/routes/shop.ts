import { vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import type { AccountId, ResourceId } from '../../src/domain/ids'
import { pretendTarget } from '../support/target'
import { type Caller, signedIn } from './visit'

const HOUR = 3600

/** Ana asks, Bo approves, Root administers; everything in the shop has one step, and that is Bo. */
export type Shop = {
  readonly ana: Caller
  readonly bo: Caller
  readonly root: Caller
  readonly connectorId: string
  /** A resource of its own for each test, with one account. */
  readonly stocked: () => Promise<Stocked>
}

export type Stocked = {
  readonly resourceId: ResourceId
  readonly filing: {
    readonly resourceId: ResourceId
    readonly accountId: AccountId
    readonly durationSeconds: number
    readonly justification: string
  }
  readonly target: ReturnType<typeof pretendTarget>
}

export async function openShop(): Promise<Shop> {
  const ana = await signedIn('Ana')
  const bo = await signedIn('Bo')
  const root = await signedIn('Root', 'administrator')
  const postgres = connectorOf('postgres')
  if (!postgres) throw new Error('There is no postgres connector.')
  vi.spyOn(postgres, 'rehearse').mockResolvedValue({ works: true, found: '' })
  const settings = { host: 'db.example', user: 'broker', password: 'canary' }
  const connectorId = await make(root, '/connectors', { name: 'pg', kind: 'postgres', settings })
  await make(root, '/policies', policyWith([bo.id]))
  let at = 0
  const stocked = () => stock(root, connectorId, `shop-${++at}`)
  return { ana, bo, root, connectorId, stocked }
}

async function stock(root: Caller, connectorId: string, name: string): Promise<Stocked> {
  const resourceId = (await make(root, '/resources', { name, kind: 'database' })) as ResourceId
  const account = { name: 'rw', mode: 'provision', connectorId, settings: { roles: ['writers'] } }
  const accountId = (await make(root, `/resources/${resourceId}/accounts`, account)) as AccountId
  const filing = { resourceId, accountId, durationSeconds: HOUR, justification: 'because' }
  return { resourceId, filing, target: pretendTarget(resourceId.slice(4)) }
}

async function make(root: Caller, path: string, body: object): Promise<string> {
  const made = await root.send('POST', path, body)
  if (made.status !== 201) throw new Error(`POST ${path}: ${made.text}`)
  return made.body.id
}

/** One step, which these people answer, for everything in the shop. */
export function policyWith(people: readonly string[]) {
  return {
    name: 'one step',
    resources: 'shop-*',
    requesters: { everybody: true },
    terms: {
      steps: [{ name: 'Owner', quorum: 1, people }],
      duration: { minSeconds: 60, defaultSeconds: HOUR, maxSeconds: HOUR },
      justificationRequired: true,
      pendingSeconds: HOUR,
      unusedSeconds: HOUR,
    },
  }
}
