import { keptForm } from '../db/kept-forms'
import { sha256Hex } from '../vault/random'
import type { Typed } from './parts/typed'
import type { Turn } from './shell'

/** What this visitor had typed before they went to prove who they are; null where nothing is kept. */
export async function keptIn({ c, env, visitor, now }: Turn): Promise<Typed | null> {
  const token = c.req.query('kept')
  if (!token || c.req.method !== 'GET') return null
  const { personId, sessionHash } = visitor
  return keptForm(env.DB, { hash: await sha256Hex(token), personId, sessionHash }, now)
}
