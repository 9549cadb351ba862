import type { Model } from './linearizable.ts'

/** What one client did about the lease of one exclusive resource, and what it was told. */
export type Action =
  | {
      readonly verb: 'check out'
      readonly holder: string
      /** Refused because of another lease; or never answered, and so done or not. */
      readonly answer: 'held' | 'lost' | { readonly fence: number; readonly endsAt: number }
    }
  /** A check-in or a revoke by force; one that was never answered may not have been heard. */
  | { readonly verb: 'end'; readonly fence: number; readonly isLost: boolean }
  /** Somebody leaves: whatever they hold ends. */
  | { readonly verb: 'cut off'; readonly holder: string }
  | { readonly verb: 'look'; readonly fence: number; readonly saw: Phase | 'closed' }

/** A quarantined lease is one that is ending, as far as its lock goes. */
export type Phase = 'granting' | 'active' | 'ending'

export type Held = {
  /** Null where the answer that would have named it was lost, and nobody has seen it since. */
  readonly fence: number | null
  readonly holder: string
  readonly phase: Phase
  readonly endsAt: number
}

export type State = {
  /** The highest fence that is known to have been given. */
  readonly fence: number
  readonly held: Held | null
  /** A lease has been here that nobody knows the fence of. */
  readonly hasUnseen: boolean
}

/**
 * One exclusive resource: one lease at a time, from the check-out until its target was read back
 * clean, each under a higher fence than the one before. Time ends an active lease at its end and
 * not before; a target that does not open ends it earlier, but only while it is granting.
 */
export const leaseModel: Model<State, Action> = {
  initial: { fence: 0, held: null, hasUnseen: false },
  apply(state, action) {
    switch (action.verb) {
      case 'check out':
        return checkOut(state, action)
      case 'end':
        return action.isLost ? [...end(state, action.fence), state] : end(state, action.fence)
      case 'cut off':
        return state.held?.holder === action.holder ? [ending(state)] : [state]
      case 'look':
        return look(state, action.fence, action.saw)
    }
  },
  drift(state, until) {
    const { held } = state
    if (!held) return [state]
    const closed = { ...state, held: null, hasUnseen: state.hasUnseen || held.fence === null }
    const over = [ending(state), closed]
    switch (held.phase) {
      case 'granting':
        return [state, { ...state, held: { ...held, phase: 'active' } }, ...over]
      case 'active':
        return held.endsAt <= until ? [state, ...over] : [state]
      case 'ending':
        return [state, closed]
    }
  },
  keyOf: (state) => JSON.stringify(state),
}

function checkOut(
  state: State,
  { holder, answer }: Extract<Action, { verb: 'check out' }>,
): readonly State[] {
  const { held, fence } = state
  if (answer === 'held') return held ? [state] : []
  if (answer === 'lost') {
    const taken: Held = { fence: null, holder, phase: 'granting', endsAt: Number.NEGATIVE_INFINITY }
    return held ? [state] : [{ ...state, held: taken }, state]
  }
  if (held || answer.fence <= fence) return []
  return [{ ...state, fence: answer.fence, held: { ...answer, holder, phase: 'granting' } }]
}

/** What has ended already is not ended again, and says so without an error. */
function end(state: State, fence: number): readonly State[] {
  return [...named(state, fence).map(ending), ...past(state, fence)]
}

function look(state: State, fence: number, saw: Phase | 'closed'): readonly State[] {
  if (saw === 'closed') return past(state, fence)
  return named(state, fence).filter(({ held }) => held?.phase === saw)
}

/** The state, if the lease in it is or may be the one with this fence. */
function named(state: State, fence: number): readonly State[] {
  const { held } = state
  if (held?.fence === fence) return [state]
  if (held?.fence !== null || fence <= state.fence) return []
  return [{ ...state, fence, held: { ...held, fence } }]
}

/** The state, if a lease with this fence has been and gone. */
function past(state: State, fence: number): readonly State[] {
  const { held } = state
  if (held?.fence === fence) return []
  const mayBeUnseen = state.hasUnseen && (held === null || held.fence === null)
  if (fence > state.fence && !mayBeUnseen) return []
  return [{ ...state, fence: Math.max(state.fence, fence) }]
}

function ending(state: State): State {
  return state.held ? { ...state, held: { ...state.held, phase: 'ending' } } : state
}
