import { connectorOf } from '../../connectors/registry'
import { namesOf } from '../../db/board'
import { findConnector } from '../../db/connectors'
import { findPerson } from '../../db/directory'
import { listPolicies, type PolicyDraft } from '../../db/policies'
import { findRole } from '../../db/roles'
import type { GroupId, PersonId } from '../../domain/ids'
import { ALL_CHANGE_KINDS, CHANGE_KINDS } from '../../domain/permission/change-kind'
import { PERMISSIONS, type Permission } from '../../domain/permission/permission'
import type { RoleId } from '../../domain/permission/role'
import { scopeInWords } from '../../domain/permission/scope'
import { description } from '../../domain/policy/difference/description'
import { difference } from '../../domain/policy/difference/difference'
import { machinesOf } from '../../domain/policy/policy'
import type { Change } from './change'

/** What a change is, in one line, and what it comes to. */
export type Words = { readonly title: string; readonly sentences: readonly string[] }

export async function wordsFor(env: Env, change: Change): Promise<Words> {
  if (change.verb === 'configure') return change.words
  if (change.kind === 'policy') return policyWords(env.DB, change)
  return change.kind === 'connector' ? connectorWords(env.DB, change) : roleWords(env.DB, change)
}

async function policyWords(
  db: D1Database,
  change: Exclude<Extract<Change, { kind: 'policy' }>, { verb: 'configure' }>,
): Promise<Words> {
  const list = await listPolicies(db)
  if (change.verb === 'create') {
    const { draft, place } = change
    const at = `It comes ${place === undefined ? 'last' : `at place ${place}`}.`
    const sentences = [at, ...description(draft, await namesIn(db, draft))]
    return { title: `New policy “${draft.name}”`, sentences }
  }
  const from = list.findIndex(({ id }) => id === change.id) + 1
  const before = list[from - 1]
  const name = `“${before?.name ?? change.id}”`
  if (change.verb === 'delete') return { title: `Delete the policy ${name}`, sentences: [] }
  if (change.verb === 'move') {
    const sentences = [
      `From place ${from} to place ${change.place}; the first that matches counts.`,
    ]
    return { title: `Move the policy ${name}`, sentences }
  }
  const nameOf = await namesIn(db, ...(before ? [before] : []), change.draft)
  const sentences = before ? difference(before, change.draft, nameOf) : []
  return { title: `Change the policy ${name}`, sentences }
}

/** Secrets are told by their names only. */
async function connectorWords(
  db: D1Database,
  change: Exclude<Extract<Change, { kind: 'connector' }>, { verb: 'configure' }>,
): Promise<Words> {
  const id = change.verb === 'delete' ? change.id : change.draft.id
  const row = id && (await findConnector(db, id))
  const name = `“${row?.name ?? ''}”`
  if (change.verb === 'delete') return { title: `Delete the connector ${name}`, sentences: [] }
  const { draft } = change
  const fields = connectorOf(row ? row.kind : draft.kind)?.settings ?? []
  const before: Readonly<Record<string, string>> = row ? row.settings : {}
  const said = fields.flatMap(({ name: field, label, type }) => {
    const value = draft.settings[field]
    if (value === undefined || (type === 'secret' && value === '')) return []
    if (type === 'secret') return [`${label}: ${row ? 'another one' : 'given'}, not shown.`]
    if (!row) return value === '' ? [] : [`${label}: ${value}.`]
    const old = before[field] ?? ''
    return old === value ? [] : [`${label}: ${value || 'nothing'} instead of ${old || 'nothing'}.`]
  })
  if (!row) return { title: `New connector “${draft.name}” (${draft.kind})`, sentences: said }
  const renamed = draft.name === row.name ? [] : [`It is called “${draft.name}”.`]
  return { title: `Change the connector ${name}`, sentences: [...renamed, ...said] }
}

async function roleWords(
  db: D1Database,
  change: Extract<Change, { kind: 'role' }>,
): Promise<Words> {
  if (change.verb === 'second-person') {
    const sentences = ALL_CHANGE_KINDS.map((kind) =>
      change.kinds.includes(kind)
        ? `${CHANGE_KINDS[kind].words} need a second administrator.`
        : `${CHANGE_KINDS[kind].words} need nobody else.`,
    )
    return { title: 'Which changes need a second administrator', sentences }
  }
  if (change.verb === 'give-exactly') {
    const person = await findPerson(db, change.personId)
    const name = `“${person?.displayName ?? change.personId}”`
    const given = change.roles.filter((role) => !person?.roles.includes(role))
    const taken = person?.roles.filter((role) => !change.roles.includes(role)) ?? []
    const said = async (verb: string, role: RoleId) => `${verb} ${await roleName(db, role)}.`
    return {
      title: `Roles of ${name}`,
      sentences: await Promise.all([
        ...given.map((role) => said('Is given, for everything:', role)),
        ...taken.map((role) => said('Loses:', role)),
      ]),
    }
  }
  if (change.verb === 'give' || change.verb === 'take') {
    const { principal, role, scope } = change.giving
    const [name, to] = [await roleName(db, role), await nameOfPrincipal(db, principal)]
    const what = change.verb === 'give' ? `Give ${name} to ${to}` : `Take ${name} from ${to}`
    const allowed = (await findRole(db, role))?.permissions ?? []
    return {
      title: what,
      sentences: [`For ${scopeInWords(scope)}.`, ...said('It allows:', allowed)],
    }
  }
  const role = change.id && (await findRole(db, change.id))
  if (change.verb === 'delete')
    return { title: `Delete the role “${role?.name ?? change.id}”`, sentences: [] }
  const { name, description: text, permissions } = change.input
  const before = role ? role.permissions : []
  return {
    title: role ? `Change the role “${role.name}”` : `New role “${name}”`,
    sentences: [
      ...(role && role.name !== name ? [`It is called “${name}”.`] : []),
      ...((role ? role.description : '') === text ? [] : [`Description: ${text || 'none'}.`]),
      ...said('Allows:', without(permissions, before)),
      ...said('Allows no more:', without(before, permissions)),
    ],
  }
}

function said(what: string, permissions: readonly Permission[]): readonly string[] {
  return permissions.map((permission) => `${what} ${PERMISSIONS[permission].words}.`)
}

function without(list: readonly Permission[], others: readonly Permission[]) {
  return list.filter((permission) => !others.includes(permission))
}

async function roleName(db: D1Database, id: RoleId): Promise<string> {
  return `“${(await findRole(db, id))?.name ?? id}”`
}

async function nameOfPrincipal(db: D1Database, id: PersonId | GroupId): Promise<string> {
  return `“${(await namesOf(db, [id]))[id] ?? id}”`
}

async function namesIn(db: D1Database, ...policies: readonly PolicyDraft[]) {
  const ids = policies.flatMap(({ requesters, terms }) => {
    const asking = requesters.everybody ? [] : [requesters]
    const steps = [...terms.steps, ...(terms.extension?.steps ?? [])]
    const named = [...asking, ...steps].flatMap(({ people, groups }) => [...people, ...groups])
    return [...named, ...machinesOf(requesters)]
  })
  const names = await namesOf(db, [...new Set(ids)])
  return (id: string) => names[id] ?? id
}
