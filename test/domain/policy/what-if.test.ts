import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy'
import { indexOf } from '../../../src/domain/policy/policy-index'
import { proposedId, withChange } from '../../../src/domain/policy/proposal'
import { type Past, whatIf } from '../../../src/domain/policy/what-if'
import { atMost, HOUR, idOf, MINUTE, pinOf, REQ, step, terms } from '../../support/facts'

const request: Past = {
  requestId: REQ,
  person: idOf('ana'),
  groups: [],
  target: {
    resourceName: 'prod-db',
    kind: 'database',
    tags: [],
    accountName: 'admin',
    mode: 'provision',
  },
  durationSeconds: HOUR,
}

function policy(name: string, resources: string, more: Partial<Policy> = {}): Policy {
  const everything = { accounts: null, kinds: null, tags: null, modes: null, active: true }
  const id = `pol_${name}` as const
  return {
    ...pinOf(),
    ...everything,
    requesters: { everybody: true },
    id,
    name,
    resources,
    ...more,
  }
}

const usual = policy('usual', 'prod-*', { terms: terms({ steps: [step(1, 'bo')] }) })

function turned(proposed: readonly Policy[], today: readonly Policy[] = [usual]) {
  return whatIf(indexOf(today), indexOf(proposed), [request], (id) => id).map(
    ({ before, after, sentences }) => [before, after, ...sentences],
  )
}

describe('under proposed policies a request of the past', () => {
  it('goes the same way where the same is demanded, whatever the policy is called', () => {
    expect(turned([usual])).toEqual([])
    expect(turned([{ ...usual, id: 'pol_other', name: 'other' }])).toEqual([])
  })

  it('is refused where no policy matches, or it takes too long or too short', () => {
    expect(turned([])).toEqual([['usual', null, 'Refused: no policy matches.']])
    expect(turned([{ ...usual, terms: terms(atMost(MINUTE)) }])).toEqual([
      ['usual', 'usual', 'Refused: the duration is too long.'],
    ])
    const long = { ...atMost(8 * HOUR).duration, minSeconds: 2 * HOUR } as never
    expect(turned([{ ...usual, terms: terms({ duration: long }) }])).toEqual([
      ['usual', 'usual', 'Refused: the duration is too short.'],
    ])
  })

  it('is refused no more, or refused for the same reason as today', () => {
    expect(turned([usual], [])).toEqual([
      [null, 'usual', 'Not refused any more, as it is today: no policy matches.'],
    ])
    expect(turned([policy('dev', 'dev-*')], [])).toEqual([])
  })

  it('needs something else', () =>
    expect(turned([policy('first', '*'), usual])).toEqual([
      ['usual', 'first', 'It approves by itself.', 'The step “Bo” is gone.'],
    ]))

  it('does not mind what the form offers', () => {
    const duration = { ...usual.terms.duration, presetsSeconds: [MINUTE] }
    expect(turned([{ ...usual, terms: { ...usual.terms, duration } }])).toEqual([])
  })
})

describe('a proposed change', () => {
  const { id, revision, ...draft } = usual
  const other = policy('other', '*')

  it('replaces, adds or takes away one policy and leaves the others as they are', () => {
    const list = [usual, other]
    const replaced = withChange(list, { id, draft: { ...draft, name: 'new' }, position: null })
    expect(replaced).toEqual([{ ...usual, name: 'new', revision: revision + 1 }, other])
    expect(replaced?.[1]).toBe(other)
    const first = withChange(list, { id: null, draft, position: 1 })
    expect(first?.map((each) => each.id)).toEqual([proposedId(), 'pol_usual', 'pol_other'])
    const last = withChange(list, { id: null, draft, position: null })
    expect(last?.at(-1)?.id).toBe(proposedId())
    expect(withChange(list, { id, draft: null, position: null })).toEqual([other])
  })

  it('of a policy that there is not is none', () =>
    expect(withChange([other], { id, draft, position: null })).toBeNull())
})
