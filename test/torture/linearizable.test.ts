import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Action, leaseModel } from './lease-model.ts'
import { linearize, type Operation } from './linearizable.ts'

/** A register is the simplest thing with a state: a read gives what was written last. */
type Access = { readonly write: number } | { readonly read: number }

const register = {
  initial: 0,
  apply: (state: number, action: Access) => {
    if ('write' in action) return [action.write]
    return action.read === state ? [state] : []
  },
  drift: (state: number) => [state],
  keyOf: String,
}

const access: fc.Arbitrary<Access> = fc.oneof(
  fc.record({ write: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ read: fc.nat(2) }),
)
const call = fc.record({ action: access, invokedAt: fc.nat(12), length: fc.nat(6) })
const histories = fc
  .array(call, { maxLength: 6 })
  .map((calls) =>
    calls.map(({ action, invokedAt, length }) => operation(invokedAt, invokedAt + length, action)),
  )

describe('the search for an order', () => {
  it('finds one exactly where trying all orders finds one', () =>
    fc.assert(
      fc.property(histories, (history) => {
        const isPossible = ordersOf(history).some(isExplained)
        expect(linearize(register, history).isLinearizable).toBe(isPossible)
      }),
      { seed: 7, numRuns: 500 },
    ))

  it('says how far it came, and what does not fit there', () => {
    const write = operation(1, 2, { write: 1 })
    const read = operation(3, 4, { read: 2 })
    expect(linearize(register, [read, write])).toEqual({
      isLinearizable: false,
      longest: [write],
      state: 1,
      stuck: [read],
    })
  })

  it('is quick with thousands of operations of eight clients at a time', () => {
    const history: Operation<Action>[] = []
    for (let turn = 0; turn < 400; turn += 1) {
      const at = turn * 10
      const fence = turn * 2 + 1
      const answer = { fence, endsAt: at + 1_000_000 }
      history.push(lease(at + 1, at + 9, { verb: 'check out', holder: 'ana', answer }))
      for (let other = 0; other < 6; other += 1)
        history.push(lease(at, at + 9, { verb: 'check out', holder: 'bo', answer: 'held' }))
      history.push(lease(at + 5, at + 9, { verb: 'end', fence, isLost: false }))
    }
    const startedAt = performance.now()
    expect(linearize(leaseModel, history).isLinearizable).toBe(true)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})

function operation(invokedAt: number, answeredAt: number, action: Access): Operation<Access> {
  return { client: 'ana', action, invokedAt, answeredAt }
}

function lease(invokedAt: number, answeredAt: number, action: Action): Operation<Action> {
  return { client: 'ana', action, invokedAt, answeredAt }
}

/** Every order in which no operation comes after one that was called only after its answer. */
function ordersOf<Item extends Operation<unknown>>(rest: readonly Item[]): readonly Item[][] {
  if (rest.length === 0) return [[]]
  const mayBeFirst = rest.filter((one) => rest.every((other) => one.invokedAt <= other.answeredAt))
  return mayBeFirst.flatMap((one) =>
    ordersOf(rest.filter((other) => other !== one)).map((order) => [one, ...order]),
  )
}

function isExplained(order: readonly Operation<Access>[]): boolean {
  let states: readonly number[] = [register.initial]
  for (const { action } of order) states = states.flatMap((each) => register.apply(each, action))
  return states.length > 0
}
