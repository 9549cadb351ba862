import { History } from './history.ts'
import type { Action, Phase } from './lease-model.ts'
import type { Span } from './line.ts'

export type SeenLease = { readonly id: string; readonly phase: string; readonly endsAt: string }

/** What all clients were told, as far as it can be checked afterwards. */
export class LogBook {
  readonly history = new History()
  /** Requests and leases that somebody was told of, and leases that somebody was told had ended. */
  readonly requests = new Set<string>()
  readonly leases = new Set<string>()
  readonly ended = new Set<string>()
  lost = 0

  taken(client: string, holder: string, lease: SeenLease, span: Span): void {
    const answer = { fence: fenceOf(lease), endsAt: Date.parse(lease.endsAt) }
    const action = { verb: 'check out', holder, answer } as const
    this.leases.add(lease.id)
    this.#add(resourceOf(lease.id), client, action, span)
  }

  notTaken(client: string, holder: string, resource: string, answer: 'held' | 'lost', span: Span) {
    const action = { verb: 'check out', holder, answer } as const
    this.#add(resource, client, action, span)
  }

  ending(client: string, lease: SeenLease, isLost: boolean, span: Span): void {
    const action = { verb: 'end', fence: fenceOf(lease), isLost } as const
    if (!isLost) this.ended.add(lease.id)
    this.#add(resourceOf(lease.id), client, action, span)
  }

  saw(client: string, lease: SeenLease, span: Span): void {
    const action = { verb: 'look', fence: fenceOf(lease), saw: phaseOf(lease) } as const
    this.#add(resourceOf(lease.id), client, action, span)
  }

  #add(resource: string, client: string, action: Action, { invokedAt, answeredAt }: Span): void {
    this.history.add(resource, { client, action, invokedAt, answeredAt })
  }
}

function resourceOf(lease: string): string {
  return `res_${lease.split('_')[1]}`
}

function fenceOf({ id }: SeenLease): number {
  return Number(id.split('_')[2])
}

function phaseOf({ phase }: SeenLease): Phase | 'closed' {
  if (phase === 'revoking' || phase === 'quarantined') return 'ending'
  return phase as Phase | 'closed'
}
