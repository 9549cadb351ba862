import { type Action, leaseModel } from './lease-model.ts'
import { linearize, type Operation } from './linearizable.ts'

const SHOWN = 6

/** What clients did about each resource, and whether one lease at a time explains it. */
export class History {
  readonly #operations = new Map<string, Operation<Action>[]>()

  add(resource: string, operation: Operation<Action>): void {
    const known = this.#operations.get(resource) ?? []
    known.push(operation)
    this.#operations.set(resource, known)
  }

  get size(): number {
    return [...this.#operations.values()].reduce((sum, each) => sum + each.length, 0)
  }

  of(resource: string): readonly Operation<Action>[] {
    return this.#operations.get(resource) ?? []
  }

  /** A sentence for each resource whose operations no order explains. Resources are independent. */
  violations(): readonly string[] {
    return [...this.#operations].flatMap(([resource, operations]) => {
      const verdict = linearize(leaseModel, operations)
      if (verdict.isLinearizable) return []
      const { longest, state, stuck } = verdict
      return [
        `${resource} is not linearizable: after ${longest.slice(-SHOWN).map(said).join(', ')} ` +
          `the state is ${JSON.stringify(state)}, and nothing explains ${stuck.map(said).join(', ')}`,
      ]
    })
  }
}

function said({ client, action, invokedAt, answeredAt }: Operation<Action>): string {
  return `[${invokedAt}..${answeredAt}] ${client} ${JSON.stringify(action)}`
}
