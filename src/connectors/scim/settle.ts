import { Unclear } from '../attempt'
import { Answered } from './answer'

/** Ways to say the same to servers of different dialects; `lastResort` writes over everything. */
export type Ways<State> = {
  readonly read: () => Promise<State>
  readonly isAsWanted: (state: State) => boolean
  readonly tries: readonly ((state: State) => Promise<void>)[]
  readonly lastResort: (state: State) => Promise<void>
}

export type Settled<State> = { readonly state: State; readonly wasSo: boolean }

/** Only reading back tells whether a way was understood. Throws where none was. */
export async function settle<State>(ways: Ways<State>): Promise<Settled<State>> {
  const first = await ways.read()
  if (ways.isAsWanted(first)) return { state: first, wasSo: true }
  let state = first
  let refusal: Answered | null = null
  let isAnyAccepted = false
  for (const change of [...ways.tries, ways.lastResort]) {
    if (change === ways.lastResort && isAnyAccepted) break
    const problem = await tried(change, state)
    if (!problem) isAnyAccepted = true
    refusal = problem ?? refusal
    state = await ways.read()
    if (ways.isAsWanted(state)) return { state, wasSo: false }
  }
  if (refusal && !isAnyAccepted) throw refusal
  throw new Unclear('The server accepted the change and does not show it.')
}

async function tried<State>(
  change: (state: State) => Promise<void>,
  state: State,
): Promise<Answered | null> {
  try {
    await change(state)
    return null
  } catch (error) {
    if (error instanceof Answered && error.isOtherDialect()) return error
    throw error
  }
}
