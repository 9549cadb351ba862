import { app } from '../../src/app'
import type { MachineId } from '../../src/domain/ids'
import { policyWith, type Shop } from './shop'
import { type Answered, type Caller, installation } from './visit'

const ORIGIN = 'https://hallpass.example'

export const WORK = ['read', 'ask', 'check-out', 'credential', 'check-in', 'extend'] as const

export type Sent = Pick<Answered, 'status' | 'body'> & { readonly code: string }

/** A machine of these owners, as an administrator makes it. */
export async function machineOf(
  root: Caller,
  name: string,
  owners: readonly Caller[],
): Promise<MachineId> {
  const ids = owners.map(({ id }) => id)
  const made = await root.send('POST', '/machines', { name, owners: ids })
  if (made.status !== 201) throw new Error(`No machine: ${made.text}`)
  return made.body.id as MachineId
}

export async function tokenFor(owner: Caller, id: MachineId, more: object = {}): Promise<string> {
  const body = { name: 'key', verbs: WORK, expiresInSeconds: 3_600, ...more }
  const made = await owner.send('POST', `/machines/${id}/tokens`, body)
  if (made.status !== 201) throw new Error(`No token: ${made.text}`)
  return String(made.body.token)
}

/** Through the whole product, as a program with a token. */
export async function bearing(
  token: string,
  method: string,
  path: string,
  body?: object,
  bindings: Env = installation,
): Promise<Sent> {
  const response = await app.request(
    `${ORIGIN}/api/v1${path}`,
    {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    },
    bindings,
  )
  const text = await response.text()
  const read = text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, body: read, code: String(read.code ?? '') }
}

/** A policy before all others, for one resource, that names this machine. */
async function policyNaming({ root, bo }: Shop, second: Caller, id: MachineId, resources: string) {
  const policy = policyWith([bo.id, second.id])
  const made = await root.send('POST', '/policies?position=1', {
    ...policy,
    name: `for ${id}`,
    resources,
    requesters: { everybody: false, machines: [id] },
  })
  if (made.status !== 201) throw new Error(made.text)
}

/** A machine with a token, and a resource that only it may ask for; Bo or somebody else approves. */
export async function working(shop: Shop, second: Caller, name: string, owners: readonly Caller[]) {
  const id = await machineOf(shop.root, name, owners)
  const { filing, resourceId } = await shop.stocked()
  const resource = (await shop.root.get(`/resources/${resourceId}`)).body
  await policyNaming(shop, second, id, String(resource.name))
  const token = await tokenFor(owners[0] as Caller, id)
  const ask = () => bearing(token, 'POST', '/requests', filing)
  const approve = (who: Caller, request: string) =>
    who.send('POST', `/requests/${request}/approve`, {})
  return { id, token, filing, resourceId, ask, approve }
}
