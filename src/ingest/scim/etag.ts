import type { Context } from 'hono'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'

/** RFC 7644 section 3.14: weak, since what is shown may differ in what is left out. */
export function etagOf(version: number): string {
  return `W/"${version}"`
}

/** Whether the caller has this version already. */
export function isKnown(c: Context<ScimEnv>, version: number): boolean {
  const header = c.req.header('If-None-Match')
  return header !== undefined && names(header, version)
}

/** Refuses a change that was made to an older version than there is. */
export function demandVersion(c: Context<ScimEnv>, version: number): void {
  const header = c.req.header('If-Match')
  if (header !== undefined && !names(header, version))
    throw new ScimError(412, null, 'This was changed meanwhile. Read it again.')
}

export function isConditional(c: Context<ScimEnv>): boolean {
  return c.req.header('If-Match') !== undefined
}

function names(header: string, version: number): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(`"${version}"`)
}
