import { not, type Written } from '../db/catalogue-problem'
import type { Editor } from '../db/history'
import { createResource, type ResourceInput, updateResource } from '../db/resources'
import type { ResourceId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { Visitor } from '../http/context'

/** Whoever manages some resources only adds what is one of those. */
export async function addResource(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  input: ResourceInput,
): Promise<Written<ResourceId>> {
  if (!mayOn(visitor, 'manage-resources', input)) return not('out_of_scope')
  return createResource(env.DB, editor, input)
}

/** What was theirs before stays theirs: a name or a tag is no way to take more, or to give it up. */
export async function changeResource(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: ResourceId,
  input: ResourceInput,
): Promise<Written<ResourceId>> {
  if (!mayOn(visitor, 'manage-resources', input)) return not('out_of_scope')
  return updateResource(env.DB, editor, id, input)
}
