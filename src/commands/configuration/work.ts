import type { Connector, ConnectorSettings } from '../../connectors/connector'
import type { CatalogueProblem } from '../../db/catalogue-problem'
import type { Collecting } from '../../db/collecting'
import type { AccountState, Configured, ResourceState } from '../../db/configuration'
import type { Editor } from '../../db/history'
import type { ConnectorId, GroupId, PersonId } from '../../domain/ids'
import type { ChangeKind } from '../../domain/permission/change-kind'
import type { Policy } from '../../domain/policy/policy'
import type { Visitor } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import type { NamedGroup } from '../setting-groups'
import type { Naming } from './naming'
import type { Fault, Path } from './place'
import type { Locate } from './read'
import type { ConfigurationFile } from './schema'

export type Kind = 'group' | 'connector' | 'resource' | 'account' | 'policy'
export type Verb = 'create' | 'change' | 'move' | 'remove'

/** One thing that a file changes: in words, and as what is to be written. */
export type Step = {
  readonly kind: Kind
  readonly verb: Verb
  /** Of an account with that of its resource before it. */
  readonly name: string
  readonly sentences: readonly string[]
  /** Where the file says so. */
  readonly path: Path
  /** What it starts from, as one text; empty for what is new. */
  readonly seen: string
  readonly guards: readonly D1PreparedStatement[]
  readonly writes: readonly D1PreparedStatement[]
}

/** A secret without which nothing is applied: it is given then, and is never in the file. */
export type SecretWanted = {
  readonly connector: string
  readonly field: string
  readonly label: string
}

/** By connector and field. */
export type Secrets = { readonly [connector: string]: { readonly [field: string]: string } }

/** A connector as it would be. Its settings are unknown while a secret is wanted. */
export type Reachable = {
  readonly id: ConnectorId | null
  readonly connector: Connector
  readonly settings: () => Promise<ConnectorSettings | null>
}

/** Going through a file from the top: what is known, and what came of it so far. */
export type Work = {
  readonly env: Env
  /** The same, where what is written is kept for the one batch at the end. */
  readonly keeping: Env
  readonly take: Collecting['take']
  readonly visitor: Visitor
  readonly editor: Editor
  readonly file: ConfigurationFile
  readonly at: Locate
  readonly today: Configured
  readonly naming: Naming
  readonly secrets: Secrets
  readonly secondKinds: readonly ChangeKind[]
  readonly groups: NamedGroup[]
  /** Who would be in the groups that change. */
  readonly madeGroups: Map<GroupId, readonly PersonId[]>
  readonly connectors: Map<string, Reachable>
  readonly steps: Step[]
  readonly faults: Fault[]
  readonly wanted: SecretWanted[]
  /** The list as it would be, once policies were looked at. */
  policies: readonly Policy[]
  readonly accounts: AccountSeen[]
}

/** An account that would be there, for the linter. */
export type AccountSeen = {
  readonly resource: Pick<ResourceState, 'name' | 'kind' | 'tags'>
  readonly account: Pick<AccountState, 'name' | 'mode'>
  readonly canRotate: boolean
}

export function complain(work: Work, path: Path, message: string): void {
  work.faults.push(work.at(path, message))
}

/** What the forms would say, with the place in the file for each of their fields. */
export function complainOf(work: Work, path: Path, problem: Problem): void {
  const { errors } = problem
  if (!Array.isArray(errors)) return complain(work, path, problem.detail)
  for (const { field, message } of errors as readonly { field: string; message: string }[])
    complain(work, [...path, ...field.split('.').filter(Boolean)], message)
}

export function complainThat(work: Work, path: Path, problem: CatalogueProblem): void {
  complain(work, path, catalogueProblemOf(problem).detail)
}

/** Notes a step with everything that was written since the last one. */
export function note(work: Work, step: Omit<Step, 'writes'>): void {
  work.steps.push({ ...step, writes: work.take() })
}

/** Whether what is here and not in the file is to go. A list that is left out removes nothing. */
export function removes(work: Work, section: ConfigurationFile['removes'][number]): boolean {
  return work.file.removes.includes(section) && work.file[section] !== undefined
}
