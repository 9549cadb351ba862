import { vi } from 'vitest'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'

type Behaviour = (verb: 'grant' | 'revoke', name: string) => Answer | Promise<Answer>

/**
 * A pretend target system in place of the PostgreSQL behind the connector. It records calls as
 * short strings, knows who is in, and can be told to behave otherwise. It serves one resource,
 * since those of earlier tests may still be knocking.
 */
export function pretendTarget(key: string) {
  const connector = connectorOf('postgres')
  if (!connector) throw new Error('There is no postgres connector.')
  const calls: string[] = []
  const holders = new Set<string>()
  const before = new Set<string>()
  let behave: Behaviour | null = null

  const answer = async (verb: 'grant' | 'revoke', call: TargetCall): Promise<Answer> => {
    const { resourceKey, fence } = call.lease
    const name = `${resourceKey}/${fence}`
    if (resourceKey !== key) return { outcome: 'retry', message: 'another test is over' }
    calls.push(`${verb} ${name}`)
    if (behave) return behave(verb, name)
    if (verb === 'grant') holders.add(name)
    else holders.delete(name)
    return { outcome: 'done', evidence: `${verb} of ${name} was read back` }
  }
  vi.spyOn(connector, 'grant').mockImplementation((call) => answer('grant', call))
  vi.spyOn(connector, 'revoke').mockImplementation((call) => answer('revoke', call))
  vi.spyOn(connector as Required<Connector>, 'revokeTogether').mockImplementation((calls) =>
    Promise.all(calls.map((call) => answer('revoke', call))),
  )
  vi.spyOn(connector, 'inspect').mockImplementation(async ({ lease: { resourceKey } }) => {
    calls.push(`inspect ${resourceKey}`)
    const isHeld = before.has(resourceKey)
    return { outcome: isHeld ? 'held' : 'clean', evidence: isHeld ? 'a member' : 'no member' }
  })
  return {
    calls,
    holders,
    /** Resources whose right is there without any lease. */
    before,
    behaveLike: (behaviour: Behaviour) => {
      behave = behaviour
    },
    recover: () => {
      behave = null
    },
  }
}

export const DOWN: Behaviour = () => ({ outcome: 'retry', message: 'connection refused' })
export const FORBIDDEN: Behaviour = () => ({ outcome: 'refused', message: 'permission denied' })
