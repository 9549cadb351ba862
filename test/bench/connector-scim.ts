import type { AccountSettings } from '../../src/domain/account.ts'
import type { WorldFacts } from '../world/world.ts'
import { callFor, type Measured } from './connectors.ts'
import { scim } from './core.ts'

type Scim = WorldFacts['scim']

const NAMES = { Users: 'User', Groups: 'Group' } as const

/** The application of the world, with a user of its own for each lease where one is lent. */
export async function scimTarget({ scim: target }: WorldFacts): Promise<readonly Measured[]> {
  const { baseUrl, token } = target
  const at = (mode: Measured['mode'], settings: readonly AccountSettings[]) =>
    settings.map((each, fence) => callFor({ baseUrl, token }, mode, fence, each))
  const users = async (mode: string, count: number, isActive: boolean) => {
    const names = Array.from({ length: count }, (_, index) => `bench-${mode}-${index}`)
    for (const userName of names) await make(target, 'Users', { userName, active: isActive })
    return names
  }
  return [
    {
      connector: scim,
      mode: 'provision',
      calls: async (count) =>
        at(
          'provision',
          Array.from({ length: count }, () => ({})),
        ),
    },
    {
      connector: scim,
      mode: 'enable',
      calls: async (count) => {
        const names = await users('enable', count, false)
        return at(
          'enable',
          names.map((userName) => ({ userName })),
        )
      },
    },
    {
      connector: scim,
      mode: 'elevate',
      calls: async (count) => {
        await make(target, 'Groups', { displayName: 'bench' })
        const names = await users('elevate', count, true)
        return at(
          'elevate',
          names.map((userName) => ({ userName, group: 'bench' })),
        )
      },
    },
  ]
}

async function make({ baseUrl, token }: Scim, kind: keyof typeof NAMES, body: object) {
  const schemas = [`urn:ietf:params:scim:schemas:core:2.0:${NAMES[kind]}`]
  const response = await fetch(`${baseUrl}/${kind}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas, ...body }),
  })
  if (!response.ok) throw new Error(await response.text())
}
