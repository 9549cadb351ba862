import { describe, expect, it } from 'vitest'
import { currentStep, emptySeats, strandedStep } from '../../../src/domain/resource/approvals'
import type { Vote } from '../../../src/domain/resource/state'
import { idOf, roster, START, step, type Who } from '../../support/facts'

function vote(who: Who, stepIndex: number): Vote {
  const approver = idOf(who)
  return { step: stepIndex, approver, approverName: '', at: START, comment: '', key: null }
}

describe('a step', () => {
  it('is answered by its quorum or by more, so that no count passes it by', () => {
    const steps = [step(1, 'bo', 'cy'), step(1, 'root')]
    expect(currentStep(steps, [])).toBe(0)
    expect(currentStep(steps, [vote('bo', 0)])).toBe(1)
    expect(currentStep(steps, [vote('bo', 0), vote('cy', 0)])).toBe(1)
    expect(currentStep(steps, [vote('bo', 0), vote('cy', 0), vote('root', 1)])).toBeNull()
  })

  it('that lost a vote is open again before those after it', () =>
    expect(currentStep([step(1, 'bo'), step(1, 'cy')], [vote('cy', 1)])).toBe(0))
})

describe('the seats that are still empty', () => {
  it('are for people who have not voted and are not excluded', () =>
    expect(
      emptySeats([step(2, 'ana', 'bo', 'cy', 'root')], [vote('bo', 0)], roster(), [idOf('ana')]),
    ).toEqual([{ step: 0, candidates: [idOf('cy'), idOf('root')] }]))

  it('are none where there are more votes than needed', () =>
    expect(emptySeats([step(1, 'bo', 'cy')], [vote('bo', 0), vote('cy', 0)], roster(), [])).toEqual(
      [],
    ))

  it('say which step nobody is left for', () => {
    const steps = [step(1, 'bo', 'cy'), step(1, 'bo')]
    expect(strandedStep(emptySeats(steps, [], roster(), []))).toBeNull()
    expect(strandedStep(emptySeats(steps, [vote('bo', 0)], roster(), []))).toBe(1)
  })
})
