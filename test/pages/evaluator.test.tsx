import { describe, expect, it } from 'vitest'
import { Evaluator } from '../../src/pages/admin/evaluator'
import { markupOf } from './markup'

const draft = { typed: {}, faults: {} }
const preview = {
  policy: null,
  sentences: [],
  steps: [],
  window: { isOpen: true, opensAt: null, closesAt: null },
  refusal: null,
}

function other(id: number) {
  const [name, sentences] = [`near-${id}-`, ['Not for them.']]
  return { id: `pol_${id}`, name, speaksOfResource: true, sentences } as const
}

function shown(near: number, leftOut: number): string {
  const others = Array.from({ length: near }, (_, id) => other(id))
  return markupOf(<Evaluator draft={draft} preview={{ ...preview, others, leftOut }} />)
}

describe('What would happen if', () => {
  it('says why each policy for this resource does not count, and how many are for others', () => {
    const markup = shown(2, 900)
    expect(markup).toContain('near-0-: Not for them.')
    expect(markup).toContain('near-1-: Not for them.')
    expect(markup).toContain('900 policies are for other resources.')
    expect(shown(1, 1)).toContain('One policy is for other resources.')
    expect(shown(1, 0)).not.toContain('other resources')
  })

  it('says how many it leaves out', () => {
    expect(shown(52, 0)).toContain('2 more are for this resource')
    expect(shown(51, 0)).toContain('One more is for this resource')
    expect(shown(50, 0)).not.toContain('for this resource')
  })
})
