import type { Written } from '../db/catalogue-problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { created, GONE, no, ok, type Reply } from './endpoint'

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
