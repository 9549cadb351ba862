import { env } from 'cloudflare:workers'

/** The types of everything that history tells about a person, oldest first. */
export async function factsAbout(personId: string): Promise<readonly string[]> {
  const { results } = await env.DB.prepare(
    'SELECT type FROM history WHERE person_id = ? ORDER BY sequence',
  )
    .bind(personId)
    .all<{ type: string }>()
  return results.map(({ type }) => type)
}
