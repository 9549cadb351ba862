import type { ConnectorSettings } from '../../connectors/connector'
import { findProvider } from '../../db/providers'
import { groupNamesRead, membershipsRead, peopleRead } from '../../db/read-people'
import type { ReadProvider, SealedReconciliation } from '../../db/reconciliations'
import { FIRST_PROVIDER, subjectClaimsIn } from '../../domain/provider'
import type { Call, Reader, Reading } from '../../readers/reader'
import { problemOf, readerOf } from '../../readers/registry'
import { reconciliationContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { open } from '../../vault/seal'
import { type Difference, differencesOf } from './differences'

/** How a provider is spoken to, with its secrets. */
export type Way = {
  readonly reader: Reader
  readonly settings: ConnectorSettings
  readonly readsGroups: boolean
}

export type Found = {
  readonly reading: Reading
  /** How many people of this provider are active here and can be asked about. */
  readonly known: number
  readonly differences: readonly Difference[]
  /** What means something here, and no group there is called so. */
  readonly missingGroups: readonly string[]
}

type NotRead = { readonly problem: string }

/** Reads everything and compares it; what is not read to its end comes to a problem and nothing else. */
export async function readAndCompare(
  env: Env,
  provider: ReadProvider,
  { reader, settings, readsGroups }: Way,
  before: number,
  deadlineMs: number,
): Promise<Found | NotRead> {
  const { subjectClaims } = provider
  const misfit = reader.misfit(settings, subjectClaims)
  if (misfit) return { problem: misfit }
  const call: Call = { settings, deadlineMs }
  const wanted = readsGroups ? await groupNamesRead(env.DB, provider) : []
  const reading = await tried(reader, call, () =>
    reader.read({ ...call, groups: readsGroups ? wanted : null }),
  )
  if ('problem' in reading) return reading
  if (reading.people.size === 0)
    return { problem: 'The provider shows nobody at all, which is not believed.' }
  const asked = { ...provider, before }
  const people = await peopleRead(env.DB, asked)
  const memberships = readsGroups ? await membershipsRead(env.DB, asked) : []
  const nameOf = (subject: string) => reader.nameOf(settings, subjectClaims, subject)
  const isThere = (called: string) =>
    reading.groups.some(({ id, name }) => called === id || called === name)
  return {
    reading,
    known: people.filter(({ subjects }) => subjects.some((each) => nameOf(each) !== null)).length,
    differences: differencesOf(reading, { people, memberships }, nameOf),
    missingGroups: wanted.filter((called) => !isThere(called)),
  }
}

/** What the reader says, or why it cannot say it. */
export async function tried<Result>(
  reader: Reader,
  call: Call,
  work: () => Promise<Result>,
): Promise<Result | NotRead> {
  try {
    return await work()
  } catch (error) {
    return { problem: problemOf(error, reader, call) }
  }
}

/** The way as it is stored, or why it cannot be gone any more. */
export async function storedWay(env: Env, row: SealedReconciliation): Promise<Way | NotRead> {
  const reader = readerOf(row.kind)
  if (!reader) return { problem: `There is no way to read called ${row.kind} any more.` }
  if (!(await isAsSaved(env, row)))
    return {
      problem: 'How this provider names people has changed. Look at this, and save it again.',
    }
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await open(row.sealed, reconciliationContext(row.providerId), keys)
  return { reader, settings: JSON.parse(sealed), readsGroups: row.readsGroups }
}

/** Subjects that are made of other claims would look as if everybody were gone. */
async function isAsSaved(env: Env, { providerId, issuer, subjectClaims }: ReadProvider) {
  if (providerId === FIRST_PROVIDER) {
    const claims = subjectClaimsIn(env.OIDC_SUBJECT_CLAIM ?? '')
    return issuer === env.OIDC_ISSUER && String(claims) === String(subjectClaims)
  }
  const provider = await findProvider(env.DB, providerId)
  return provider !== null && String(provider.claims.subject) === String(subjectClaims)
}
