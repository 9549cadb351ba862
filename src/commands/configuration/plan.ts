import { wouldChange } from '../../db/catalogue-change'
import { kindsWithSecond } from '../../db/changes'
import { collecting } from '../../db/collecting'
import { configured } from '../../db/configuration'
import type { Editor } from '../../db/history'
import type { ChangeKind } from '../../domain/permission/change-kind'
import { type Allowed, may, maySomewhere } from '../../domain/permission/may'
import type { Permission } from '../../domain/permission/permission'
import type { Finding } from '../../domain/policy/lint/finding'
import type { Visitor } from '../../http/context'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { sha256Hex } from '../../vault/random'
import { type Coming, lintProposed } from '../review-policies'
import { planConnectors, removeConnectors } from './connectors'
import { planGroups, removeGroups } from './groups'
import { namingOf, peopleIn, renamed } from './naming'
import type { Fault } from './place'
import { planPolicies } from './policies'
import { readFile } from './read'
import { planResources, removeResources } from './resources'
import { type ConfigurationFile, type PersonNamed, SECTIONS, type Section } from './schema'
import { complain, type Secrets, type SecretWanted, type Step, type Work } from './work'

/** What a file would change, whole: what is looked at is what is applied. */
export type Plan = {
  /** Of the file, and of everything that it changes as it is now. */
  readonly hash: string
  readonly steps: readonly Step[]
  readonly wanted: readonly SecretWanted[]
  /** What would be odd about the policies then. */
  readonly findings: readonly Finding[]
  /** Why somebody else has to agree: nothing is changed before. */
  readonly second: readonly ChangeKind[]
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const NEEDED: { readonly [section in Section]: Permission } = {
  groups: 'manage-directory',
  connectors: 'manage-connectors',
  resources: 'manage-resources',
  policies: 'manage-policies',
}

/** What of a file somebody may write, and read: their resources only, where they have only some. */
export function sectionsOf(allowed: Allowed): readonly Section[] {
  return SECTIONS.filter((section) =>
    section === 'resources'
      ? maySomewhere(allowed, NEEDED[section])
      : may(allowed, NEEDED[section]),
  )
}

/** A batch beyond this would be too much for one Worker. */
const MOST_STATEMENTS = 900

/** Goes through a file as if it were applied, and writes nothing. */
export async function planFile(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  text: string,
  secrets: Secrets,
): Promise<Planned> {
  const read = readFile(text)
  if (!read.ok) return read
  const work = await begin(env, visitor, editor, read, secrets)
  mayAll(work)
  if (work.faults.length === 0) await goThrough(work)
  if (work.faults.length === 0) await tryOut(work)
  if (work.faults.length > 0) return { ok: false, faults: inFileOrder(work.faults) }
  return { ok: true, plan: await planIn(work, text) }
}

async function begin(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  { file, at }: { readonly file: ConfigurationFile; readonly at: Work['at'] },
  secrets: Secrets,
): Promise<Work> {
  const isWhole = file.removes.includes('resources')
  const names = file.resources?.map(({ name }) => name) ?? []
  const [today, named, secondKinds] = await Promise.all([
    configured(env.DB, isWhole ? null : names),
    isWhole ? configured(env.DB, names) : null,
    kindsWithSecond(env.DB),
  ])
  // Of what is retired, whose names stay taken, only those that the file names are read.
  const retired = named?.resources.filter(({ isRetired }) => isRetired) ?? []
  const { db, take } = collecting(env.DB)
  const ids = [
    ...today.groups.flatMap(({ members }) => members),
    ...today.policies.flatMap(peopleIn),
  ]
  return {
    ...{ env, keeping: { ...env, DB: db }, take, visitor, editor, file, at, secrets, secondKinds },
    today: { ...today, resources: [...today.resources, ...retired] },
    naming: await namingOf(env.DB, ids, namedIn(file)),
    groups: today.groups.map(({ id, name }) => ({ id, name })),
    ...{ madeGroups: new Map(), connectors: new Map() },
    ...{ steps: [], faults: [], wanted: [], policies: today.policies, accounts: [] },
  }
}

function namedIn({ groups = [], policies = [] }: ConfigurationFile): readonly PersonNamed[] {
  const named: PersonNamed[] = groups.flatMap(({ members }) => members)
  renamed(policies, {
    people: (each) => (isNamed(each) ? named.push(each) : 0),
    groups: () => 0,
  })
  return named
}

function isNamed(each: unknown): each is PersonNamed {
  const { id, provider, subject } = (each ?? {}) as Readonly<Record<string, unknown>>
  return typeof id === 'string' || (typeof provider === 'string' && typeof subject === 'string')
}

/** What somebody may not write is refused, not left out. */
function mayAll(work: Work): void {
  const theirs = sectionsOf(work.visitor)
  for (const section of SECTIONS)
    if (work.file[section] && !theirs.includes(section))
      complain(work, [section], `You may not manage ${section}. Leave this list out.`)
  for (const section of work.file.removes)
    if (!work.file[section])
      complain(work, ['removes'], `There is no list of ${section} in this file to compare with.`)
  if (work.today.isCut)
    complain(work, ['removes'], 'There are too many resources for one file. Remove none by it.')
}

async function goThrough(work: Work): Promise<void> {
  await planGroups(work)
  await planConnectors(work)
  await planResources(work)
  await planPolicies(work)
  await removeResources(work)
  await removeConnectors(work)
  await removeGroups(work)
}

export function statementsOf(steps: readonly Step[]): D1PreparedStatement[] {
  return [...steps.flatMap(({ guards }) => guards), ...steps.flatMap(({ writes }) => writes)]
}

/**
 * What only the database knows, such as a right that another account has: everything is written, and
 * undone. Then the step that stumbled is looked for, left out, and the others are tried again.
 */
async function tryOut(work: Work): Promise<void> {
  const { env } = work
  if (statementsOf(work.steps).length > MOST_STATEMENTS)
    return complain(work, [], 'This changes too much at once. Apply it in several files.')
  let rest: readonly Step[] = work.steps
  for (;;) {
    const done = await wouldChange(env.DB, statementsOf(rest))
    if (done.ok) return
    const step = rest[await firstToFail(env.DB, rest)]
    if (!step) throw new Error('A batch failed whole and in no part.')
    const { name } = step
    complain(work, step.path, `${name}: ${catalogueProblemOf(done.problem).detail}`)
    // Others may rest on what is no account; without it they would fail for its sake.
    if (step.kind !== 'account') return
    rest = rest.filter((each) => each !== step)
  }
}

async function firstToFail(db: D1Database, steps: readonly Step[]): Promise<number> {
  let [fine, failing] = [0, steps.length]
  while (failing - fine > 1) {
    const middle = Math.floor((fine + failing) / 2)
    const { ok } = await wouldChange(db, statementsOf(steps.slice(0, middle)))
    if (ok) fine = middle
    else failing = middle
  }
  return failing - 1
}

async function planIn(work: Work, text: string): Promise<Plan> {
  const { steps, wanted, policies, file, secondKinds } = work
  const places = work.accounts.map(({ resource, account, canRotate }) => ({
    ...{ resourceName: resource.name, kind: resource.kind, tags: resource.tags },
    ...{ accountName: account.name, mode: account.mode, canRotate },
  }))
  const members: Coming['members'] = Object.fromEntries(work.madeGroups)
  const touched = steps.map(({ kind, verb, name, sentences, seen }) => ({
    ...{ kind, verb, name, sentences, seen },
  }))
  return {
    hash: await sha256Hex(JSON.stringify([text, touched])),
    ...{ steps, wanted },
    findings: file.policies ? await lintProposed(work.env, policies, { members, places }) : [],
    second: secondKinds.filter((kind) => steps.some((step) => step.kind === kind)),
  }
}

function inFileOrder(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((one, other) => one.line - other.line || one.column - other.column)
}
