/** One call as its client saw it. Times on one clock; a call that was never answered has Infinity. */
export type Operation<Action> = {
  readonly client: string
  readonly action: Action
  readonly invokedAt: number
  readonly answeredAt: number
}

/** What a thing with one state does, one action after the other. */
export type Model<State, Action> = {
  readonly initial: State
  /** What the action may leave behind; nothing where it cannot have been answered like this. */
  readonly apply: (state: State, action: Action) => readonly State[]
  /** What may have become of the state by itself until then, the state itself included. */
  readonly drift: (state: State, until: number) => readonly State[]
  readonly keyOf: (state: State) => string
}

export type Verdict<State, Action> =
  | { readonly isLinearizable: true }
  | {
      readonly isLinearizable: false
      /** The longest order that makes sense, the state after it, and what nothing explains then. */
      readonly longest: readonly Operation<Action>[]
      readonly state: State
      readonly stuck: readonly Operation<Action>[]
    }

/** An order so far, as its last operation and the order before that one. */
type Node<State> = {
  readonly state: State
  readonly last: number
  readonly before: Node<State> | null
  readonly length: number
  /** The first that is not placed yet; of those after it, `ahead` are. Ascending. */
  readonly first: number
  readonly ahead: readonly number[]
}

/**
 * Whether all operations could have had their effects one at a time, each at some moment between
 * its call and its answer (Wing and Gong 1993), with what was tried remembered (Lowe 2017). The
 * search is exact: a "no" means that no order whatsoever explains the history.
 */
export function linearize<State, Action>(
  model: Model<State, Action>,
  history: readonly Operation<Action>[],
): Verdict<State, Action> {
  const operations = history.toSorted((one, other) => one.invokedAt - other.invokedAt)
  const start = { state: model.initial, last: -1, before: null, length: 0, first: 0, ahead: [] }
  const open: Node<State>[] = [start]
  const tried = new Set<string>()
  let longest: Node<State> = start
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.first === operations.length) return { isLinearizable: true }
    const key = `${node.first}|${node.ahead.join()}|${model.keyOf(node.state)}`
    if (tried.has(key)) continue
    tried.add(key)
    if (node.length > longest.length) longest = node
    open.push(...followers(model, operations, node))
  }
  const { candidates } = next(operations, longest)
  return {
    isLinearizable: false,
    longest: orderOf(longest).flatMap((index) => operations[index] ?? []),
    state: longest.state,
    stuck: candidates.flatMap((index) => operations[index] ?? []),
  }
}

/** The most promising one last: what was answered first. */
function followers<State, Action>(
  model: Model<State, Action>,
  operations: readonly Operation<Action>[],
  node: Node<State>,
): Node<State>[] {
  const { candidates, firstAnswer } = next(operations, node)
  const answeredAt = (index: number) => operations[index]?.answeredAt ?? 0
  const states = model.drift(node.state, firstAnswer).toReversed()
  return candidates
    .toSorted((one, other) => answeredAt(other) - answeredAt(one))
    .flatMap((index) => {
      const { action } = operations[index] as Operation<Action>
      const after = states.flatMap((state) => model.apply(state, action).toReversed())
      return after.map((state) => placed(node, index, state))
    })
}

function placed<State>(before: Node<State>, last: number, state: State): Node<State> {
  const ahead = [...before.ahead, last].sort((one, other) => one - other)
  let { first } = before
  while (ahead[0] === first) {
    ahead.shift()
    first += 1
  }
  return { state, last, before, length: before.length + 1, first, ahead }
}

/** Whatever was called before the first answer that is still to come may be next. */
function next<Action>(
  operations: readonly Operation<Action>[],
  { first, ahead }: { readonly first: number; readonly ahead: readonly number[] },
) {
  const isPlaced = new Set(ahead)
  const candidates: number[] = []
  let firstAnswer = Number.POSITIVE_INFINITY
  for (let index = first; index < operations.length; index += 1) {
    const { invokedAt, answeredAt } = operations[index] as Operation<Action>
    if (invokedAt > firstAnswer) break
    if (isPlaced.has(index)) continue
    candidates.push(index)
    firstAnswer = Math.min(firstAnswer, answeredAt)
  }
  const inTime = candidates.filter((index) => (operations[index]?.invokedAt ?? 0) <= firstAnswer)
  return { candidates: inTime, firstAnswer }
}

function orderOf<State>(node: Node<State>): readonly number[] {
  const order: number[] = []
  for (let each: Node<State> | null = node; each?.before; each = each.before) order.push(each.last)
  return order.reverse()
}
