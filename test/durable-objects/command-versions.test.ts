import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { custodianOf } from '../../src/custodian-of'
import type { Actor } from '../../src/domain/actor'
import type { Order } from '../../src/domain/resource/command'
import { stock } from '../support/catalogue'
import { leaseOf, person, requestOf, sealedFor } from '../support/custodian'
import { pretendTarget } from '../support/target'
import version1 from './commands/version-1.json'

/** Commands as Workers of shipped versions sent them; a file here never changes. */
const STORIES = { 'version-1': version1 }

type Said = {
  readonly by: Actor
  readonly command: Order
  readonly request: string | null
  readonly lease: string | null
}

/** What a Worker of the first version reads in an answer. */
const READ = {
  request: ['id', 'requester', 'requesterName', 'account', 'policy', 'steps', 'votes', 'stage'],
  lease: ['id', 'requestId', 'holder', 'holderName', 'account', 'phase', 'endsAt', 'endedAt'],
} as const

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a deploy in the middle', () => {
  it.each(Object.entries(STORIES))('old Workers are understood: %s', async (_, story) => {
    pretendTarget('spoken')
    const stocked = await stock('spoken')
    for (const { by, command, request, lease } of story as unknown as readonly Said[]) {
      const sealed = 'sealed' in command && (await sealedFor(stocked, command.requestId))
      const said = sealed ? ({ ...command, sealed } as Order) : command
      const answer = await custodianOf(env, 'res_spoken').execute(said, by, 5_000)
      expect(answer.accepted, command.type).toBe(true)
      if (request) {
        const seen = requestOf(answer)
        expect(seen.stage, command.type).toBe(request)
        for (const name of READ.request) expect(seen, name).toHaveProperty(name)
      }
      if (lease) {
        const seen = leaseOf(answer)
        expect(seen.phase, command.type).toBe(lease)
        for (const name of READ.lease) expect(seen, name).toHaveProperty(name)
      }
    }
  })

  it('old objects find all that they read in what new Workers say', () => {
    const isKept: { [Type in keyof ReadByVersion1]: Has<Type, ReadByVersion1[Type]> } = {
      open_request: true,
      approve: true,
      reject: true,
      cancel: true,
      check_out: true,
      check_in: true,
      force_revoke: true,
      end_person: true,
      retire: true,
    }
    for (const { command } of version1) expect(isKept).toHaveProperty(command.type, true)
  })

  it('an object says "try again" to a command that it does not know yet', async () => {
    await stock('unheard')
    const unheard = { type: 'from_the_future', requestId: 'req_unheard_1' } as unknown as Order
    const by = person('per_anaa')
    expect(await custodianOf(env, 'res_unheard').execute(unheard, by)).toEqual({
      accepted: false,
      refusal: { code: 'facts_stale' },
    })
  })
})

type OfType<Type> = Extract<Order, { readonly type: Type }>

/** Does not compile where a command has lost a member since. */
type Has<Type, Names> = [Names] extends [keyof OfType<Type>] ? true : false

type ReadByVersion1 = {
  readonly open_request:
    | 'ruling'
    | 'roster'
    | 'durationSeconds'
    | 'justification'
    | 'ticket'
    | 'key'
  readonly approve: 'requestId' | 'roster' | 'comment' | 'key'
  readonly reject: 'requestId' | 'roster' | 'reason' | 'key'
  readonly cancel: 'requestId'
  readonly check_out: 'requestId' | 'ruling' | 'roster' | 'proof' | 'sealed' | 'key'
  readonly check_in: 'leaseId'
  readonly force_revoke: 'leaseId' | 'reason'
  readonly end_person: 'personId' | 'reason'
  readonly retire: 'accountId' | 'reason'
}
