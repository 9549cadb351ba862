import { Unclear } from '../attempt'

/** A user or a group as the server told it. `version` is its ETag, where the server has such. */
export type Resource = {
  readonly id: string
  readonly version: string | null
  readonly said: Said
}

export type Said = Readonly<Record<string, unknown>>

export function recordOf(value: unknown): Said | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Said) : null
}

/** Throws `Unclear` where it has no usable id. */
export function resourceOf(value: unknown, etag: string | null = null): Resource {
  const said = recordOf(value)
  const id = said?.id
  if (!said || typeof id !== 'string' || id === '')
    throw new Unclear('The server answered with a resource that has no id.')
  const version = recordOf(said.meta)?.version
  return { id, version: typeof version === 'string' ? version : etag, said }
}

/** Servers write booleans in more than one way; null where nothing is said. */
export function isActive({ said: { active } }: Resource): boolean | null {
  if (typeof active === 'boolean') return active
  const text = typeof active === 'string' ? active.toLowerCase() : ''
  return text === 'true' ? true : text === 'false' ? false : null
}

/** The ids that a list such as `members` or `groups` refers to. */
export function valuesIn(list: unknown): readonly Said[] {
  return Array.isArray(list) ? list.map(recordOf).filter((each) => each !== null) : []
}
