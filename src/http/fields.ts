import type { Context } from 'hono'

type Fields = { readonly [name: string]: unknown }

/**
 * What a form sent; nothing where the body cannot be read as the form it says it is. With `all` a
 * name that comes more than once has all of its values.
 */
export async function fieldsOf(
  c: Context,
  options: { readonly all?: boolean } = {},
): Promise<Fields> {
  try {
    return await c.req.parseBody(options)
  } catch {
    return {}
  }
}
