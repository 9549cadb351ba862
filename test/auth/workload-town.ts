import { app } from '../../src/app'
import type { MachineId } from '../../src/domain/ids'
import { bearing, machineOf } from '../routes/machines-town'
import { type Caller, installation, signedIn } from '../routes/visit'
import { HostileProvider } from './hostile-provider'

export const ADDRESS = 'https://hallpass.example/api/v1/machines/token'

export const GRANT = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
}

/** An issuer that has keys and nothing else, and a machine of Root's with a rule about it. */
export class Town {
  readonly issuer = new HostileProvider()
  readonly root: Caller
  readonly machine: MachineId
  rule = ''

  static async open(): Promise<Town> {
    const root = await signedIn('Root', 'administrator')
    const machine = await machineOf(root, `ci-${crypto.randomUUID()}`, [root])
    const town = new Town(root, machine)
    town.rule = (await town.ruled()).body.id
    return town
  }

  private constructor(root: Caller, machine: MachineId) {
    this.root = root
    this.machine = machine
    this.issuer.twist = {
      metadata: { authorization_endpoint: undefined, token_endpoint: undefined },
    }
  }

  ruled(more: object = {}, id = this.machine) {
    return this.root.send('POST', `/machines/${id}/rules`, {
      name: 'main branch',
      issuer: this.issuer.issuer,
      audience: 'https://hallpass.example',
      claims: [{ claim: 'sub', pattern: 'repo:octo-org/octo-repo:ref:refs/heads/main' }],
      verbs: ['read', 'ask'],
      sessionSeconds: 900,
      ...more,
    })
  }
}

export async function send(form: Record<string, string> | URLSearchParams | string, type?: string) {
  const body = typeof form === 'string' ? form : new URLSearchParams(form)
  const headers = type ? { 'Content-Type': type } : {}
  const response = await app.request(ADDRESS, { method: 'POST', body, headers }, installation)
  const text = await response.text()
  const read = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, body: read, headers: response.headers }
}

export function exchange(token: string, more: Record<string, string> = {}) {
  return send({ ...GRANT, subject_token: token, ...more })
}

export function me(token: unknown) {
  return bearing(String(token), 'GET', '/me')
}
