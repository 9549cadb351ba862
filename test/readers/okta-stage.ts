import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { lookAtReconciliation } from '../../src/commands/reconcile/look'
import { reconcile } from '../../src/commands/reconcile/reconcile'
import { setReconciliation } from '../../src/commands/reconcile/save'
import { HALLPASS } from '../../src/db/history'
import { ROOT } from '../db/people'
import { installation } from '../routes/visit'
import { insteadOfFetch } from './double'
import { OKTA, type Organisation, okta } from './okta-double'
import { arrived, provider, type Stage, standing } from './stage'

const AT_MOST = 2

/** Three people who are at the provider and in its group, which is read already. */
export async function stage(mostGone = AT_MOST) {
  const at = await provider()
  const ids = ['a', 'b', 'c'].map((letter) => `00u${letter}${at.id.slice(4)}`)
  const org: Organisation = {
    users: ids.map((id) => ({ id, status: 'ACTIVE' })),
    groups: [{ id: '00g', name: 'Ops', members: ids }],
  }
  insteadOfFetch(okta(org))
  const people = await Promise.all(ids.map((id) => arrived(at, id)))
  await save(at, mostGone)
  return { at, org, ids, people, all: () => Promise.all(people.map(standing)) }
}

async function save({ id: providerId, issuer }: Stage, mostGone: number): Promise<void> {
  const named = { providerId, issuer, providerName: 'Okta', subjectClaims: ['sub'] }
  const saved = await setReconciliation(installation, ROOT, named, {
    ...{ kind: 'okta', settings: OKTA, readsGroups: true },
    ...{ intervalSeconds: 900, mostGone, staleAfterSeconds: 86_400 },
  })
  expect(saved).toMatchObject({ ok: true })
}

export function read({ id }: Stage, approved?: string) {
  const more = approved === undefined ? {} : { approved }
  return reconcile(installation, id, { editor: HALLPASS, deadlineMs: 5_000, ...more })
}

export const look = async ({ id }: Stage) => {
  const story = await lookAtReconciliation(installation, id, Date.now())
  if (!story) throw new Error('It is not read.')
  return story
}

export async function lettersOf(kind: string): Promise<number> {
  const sql = "SELECT count(*) AS n FROM letters WHERE notice ->> 'kind' = ?"
  return (await env.DB.prepare(sql).bind(kind).first<number>('n')) ?? 0
}
