import { configured } from '../../db/configuration'
import { mayOn } from '../../domain/permission/may'
import { isWithin, scopeOf } from '../../domain/permission/scope'
import type { Visitor } from '../../http/context'
import type { Problem } from '../../http/problem'
import { namingOf, peopleIn } from './naming'
import { sectionsOf } from './plan'
import { LONGEST_FILE } from './read'
import { writeFile } from './write'

export type Exported =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Problem }

/**
 * What somebody may manage, as one file, of the resources only those in a scope where one is given.
 * The same things have the same text each time. Null for whoever may manage nothing of it.
 */
export async function exportFile(
  env: Env,
  visitor: Visitor,
  scopeText: string,
): Promise<Exported | null> {
  const sections = sectionsOf(visitor)
  if (sections.length === 0) return null
  const scope = scopeOf(scopeText)
  const all = await configured(env.DB, null)
  const resources = all.resources.filter(
    (resource) =>
      mayOn(visitor, 'manage-resources', resource) && (!scope || isWithin(scope, resource)),
  )
  const people = [
    ...all.groups.flatMap(({ members }) => members),
    ...all.policies.flatMap(peopleIn),
  ]
  const naming = await namingOf(env.DB, people, [])
  const text = writeFile({ ...all, resources }, sections, scopeText, naming)
  return all.isCut || text.length > LONGEST_FILE
    ? { ok: false, problem: TOO_LARGE }
    : { ok: true, text }
}

const TOO_LARGE: Problem = {
  status: 422,
  code: 'configuration_too_large',
  title: 'Too much for one file',
  detail: 'There are more resources here than one file takes. Manage these by the API.',
}
