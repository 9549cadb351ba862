import { expect } from 'vitest'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'

type Door = { readonly mayEnter: (call: TargetCall) => Promise<boolean> }

/** Ends a lease as the Custodian would: in the mode `credential` by rotating. */
export function takeAway(connector: Connector, call: TargetCall): Promise<Answer> {
  if (call.account.mode !== 'credential') return connector.revoke(call)
  if (!connector.rotate) throw new Error(`${connector.title} cannot rotate.`)
  return connector.rotate({ ...call, fresh: `fresh-${crypto.randomUUID()}` })
}

/**
 * The holder is out. Only of a certificate may a connector say that it runs out by itself; and a
 * rotation changes something however often it is asked for, so that it is never `already`.
 */
export async function expectTaken(
  door: Door,
  call: TargetCall,
  answer: Answer,
  outcome: 'done' | 'already' | 'either' = 'already',
): Promise<void> {
  const { mode } = call.account
  if (mode === 'certificate' && answer.outcome === 'wait') {
    expect(answer.until).toBeGreaterThan(Date.now())
    return
  }
  const isOpen = mode === 'credential' || outcome === 'either'
  const expected = isOpen ? expect.stringMatching(/^(done|already)$/) : outcome
  expect(answer, JSON.stringify(answer)).toMatchObject({ outcome: expected })
  expect(await door.mayEnter(call)).toBe(false)
}
