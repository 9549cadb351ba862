import type { Marked } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { custodianOf } from '../../src/custodian-of'
import { provisionedThrough } from '../../src/db/accounts-behind'
import { findConnector, type SealedConnectorRow } from '../../src/db/connectors'
import {
  beginComparison,
  endComparison,
  noteFound,
  noteOutcome,
  openBefore,
  ownResources,
} from '../../src/db/drift-notes'
import type { Difference } from '../../src/domain/drift'
import { type ConnectorId, leaseIdOf, type ResourceId } from '../../src/domain/ids'
import { openSettings } from '../../src/vault/settings'
import { CONNECTOR_DEADLINE_MS } from '../deadline'
import { unknownWhenThrown } from '../perform/unknown'
import { compareLent } from './compare-lent'
import { withPass } from './with-pass'

/** How long one comparison goes on taking away what it found, and then looking at what is lent. */
const LONGEST_MS = 60_000

/**
 * Compares one connector's target with the leases. What is found is stored, with its row in
 * history, before anything is done about it; and only the Custodian that had the lease does that.
 */
export async function compare(env: Env, id: ConnectorId): Promise<void> {
  const row = await findConnector(env.DB, id)
  if (!row || !connectorOf(row.kind)?.survey) return
  const at = Date.now()
  const { nextAccount } = await beginComparison(env.DB, id, at)
  try {
    const made = await compareMade(env, row, at)
    const lent = await compareLent(env, row, nextAccount, { at, until: Date.now() + LONGEST_MS })
    await noteVanished(env, id, at, { isWhole: made.isWhole, looked: lent.looked })
    const problem = [made.problem, lent.problem].filter((each) => each !== null).join(' ') || null
    await endComparison(env.DB, id, { at: Date.now(), problem, nextAccount: lent.nextAccount })
  } catch (error) {
    const problem = 'The comparison did not get to its end; the log says why.'
    await endComparison(env.DB, id, { at: Date.now(), problem, nextAccount })
    throw error
  }
}

type Made = { readonly isWhole: boolean; readonly problem: string | null }

/** What was made for one lease each. */
async function compareMade(env: Env, row: SealedConnectorRow, at: number): Promise<Made> {
  const survey = connectorOf(row.kind)?.survey
  if (!survey) return { isWhole: false, problem: null }
  const call = {
    settings: await openSettings(row.sealed, row.id, env),
    accounts: await provisionedThrough(env.DB, row.id),
    deadlineMs: CONNECTOR_DEADLINE_MS,
  }
  const found = await withPass(env, row.id, () => unknownWhenThrown(() => survey(call)))
  if (!found) return { isWhole: false, problem: 'The target was busy.' }
  if (!('marked' in found)) return { isWhole: false, problem: found.message }
  const own = await ownResources(env.DB, found.marked.map(resourceOf))
  for (const marked of inAnyOrder(found.marked)) {
    if (Date.now() - at > LONGEST_MS)
      return { isWhole: false, problem: 'There was too much to do.' }
    await settle(env, row, marked, own, at)
  }
  return { isWhole: found.isWhole, problem: null }
}

/** So that some which cannot be taken away do not hold up the same others each time. */
function inAnyOrder(marked: readonly Marked[]): readonly Marked[] {
  const from = Math.floor(Math.random() * marked.length)
  return [...marked.slice(from), ...marked.slice(0, from)]
}

async function settle(
  env: Env,
  row: SealedConnectorRow,
  marked: Marked,
  own: ReadonlySet<ResourceId>,
  at: number,
): Promise<void> {
  const resourceId = resourceOf(marked)
  const stray = { connectorId: row.id, fence: marked.fence }
  const difference = (kind: Difference['kind']): Difference => ({
    subject: marked.subject,
    kind,
    resourceId: own.has(resourceId) ? resourceId : null,
    leaseId: leaseIdOf(resourceId, marked.fence),
    accountId: null,
    said: '',
  })
  if (!own.has(resourceId)) return noteFound(env.DB, row.id, difference('foreign'), at)
  const whose = await custodianOf(env, resourceId).whose(stray)
  if (whose.is === 'held' || whose.is === 'settling') return
  if (whose.is === 'elsewhere' && (await isSameTarget(env, row, whose.connectorId))) return
  if (whose.is !== 'over') return noteFound(env.DB, row.id, difference(whose.is), at)
  if (!marked.isAsMade) return noteFound(env.DB, row.id, difference('altered'), at)
  const left = difference('left-behind')
  await noteFound(env.DB, row.id, left, at)
  const tidied = await custodianOf(env, resourceId).tidy(stray)
  if (tidied)
    await noteOutcome(env.DB, row.id, { ...left, said: tidied.said }, tidied.state, Date.now())
}

/** Another connector that leads to the same target looks after its own leases. */
async function isSameTarget(
  env: Env,
  { kind, origin }: SealedConnectorRow,
  id: ConnectorId,
): Promise<boolean> {
  const other = await findConnector(env.DB, id)
  return other !== null && other.kind === kind && other.origin === origin
}

type Seen = { readonly isWhole: boolean; readonly looked: ReadonlySet<string> }

/** What was open before and is not there any more; of what was not looked at nothing is known. */
async function noteVanished(
  env: Env,
  id: ConnectorId,
  at: number,
  { isWhole, looked }: Seen,
): Promise<void> {
  for (const each of await openBefore(env.DB, id, at)) {
    if (each.accountId ? !looked.has(each.accountId) : !isWhole) continue
    await noteOutcome(env.DB, id, { ...each, said: 'It was not seen again.' }, 'gone', Date.now())
  }
}

function resourceOf({ resourceKey }: Marked): ResourceId {
  return `res_${resourceKey}`
}
