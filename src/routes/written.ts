import type { Submitted } from '../commands/changes/change'
import type { Written } from '../db/catalogue-problem'
import { type Editor, idUnderKey } from '../db/history'
import type { ChangeId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { accepted, created, GONE, no, ok, type Reply } from './endpoint'

/**
 * A change that was refused because this very command has made it already: the fact that is stored
 * with every change names its key. The command was given again because its answer was lost.
 */
export async function orEarlier<Id extends string, No extends { readonly ok: false }>(
  env: Env,
  editor: Editor,
  written: { readonly ok: true; readonly id: Id } | No,
): Promise<{ readonly ok: true; readonly id: Id } | No> {
  if (written.ok || !editor.key) return written
  const id = await idUnderKey(env.DB, editor, Date.now())
  return id ? { ok: true, id: id as Id } : written
}

/** What a change came to: the thing as it is now, read again. */
export async function changed<Id, Body>(
  written: Written<Id>,
  read: (id: Id) => Promise<Body | null>,
): Promise<Reply<Body>> {
  if (!written.ok) return no(catalogueProblemOf(written.problem))
  const body = await read(written.id)
  return body && ok(body)
}

/** What was made, and where it is from now on. */
export async function made<Id extends string, Body>(
  written: Written<Id>,
  read: (id: Id) => Promise<Body | null>,
  home: `/${string}`,
): Promise<Reply<Body>> {
  if (!written.ok) return no(catalogueProblemOf(written.problem))
  const body = await read(written.id)
  return body && created(body, `${home}/${written.id}`)
}

export function removed(written: Written<string>): Reply<null> {
  return written.ok ? GONE : no(catalogueProblemOf(written.problem))
}

type Proposed = { readonly id: ChangeId; readonly state: 'proposed' }

/** What a change came to: the thing as it is now, or that a second administrator has to agree. */
export async function changedOrProposed<Body>(
  submitted: Submitted,
  read: () => Promise<Body | null>,
): Promise<Reply<Body | Proposed>> {
  if (!submitted.ok) return no(submitted.problem)
  if (submitted.proposed) return proposed(submitted.proposed)
  const body = await read()
  return body && ok(body)
}

/** The same for what is new, and where it is from now on. */
export async function madeOrProposed<Body>(
  submitted: Submitted,
  read: (id: string) => Promise<Body | null>,
  home: `/${string}`,
): Promise<Reply<Body | Proposed>> {
  if (!submitted.ok) return no(submitted.problem)
  if (submitted.proposed) return proposed(submitted.proposed)
  const body = await read(submitted.id)
  return body && created(body, `${home}/${submitted.id}`)
}

export function removedOrProposed(submitted: Submitted): Reply<null | Proposed> {
  if (!submitted.ok) return no(submitted.problem)
  return submitted.proposed ? proposed(submitted.proposed) : GONE
}

function proposed(id: ChangeId): Reply<Proposed> {
  return accepted({ id, state: 'proposed' }, `/changes/${id}`)
}
