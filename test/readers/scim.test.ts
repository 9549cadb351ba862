import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../../src/commands/reconcile/reconcile'
import { setReconciliation } from '../../src/commands/reconcile/save'
import { HALLPASS } from '../../src/db/history'
import { findReconciliation } from '../../src/db/reconciliations'
import { scimReader } from '../../src/readers/scim'
import { BEARER, make, OAUTH, patch, randomKey, world } from '../connectors/scim-bench'
import { addPerson, ROOT } from '../db/people'
import { installation } from '../routes/visit'
import { eventually } from '../support/eventually'
import { arrived, ENDED, HERE, provider, type Stage, standing, WITHOUT_GROUP } from './stage'

const there: Env = { ...installation, ALLOWED_PLAIN_ORIGINS: new URL(world.baseUrl).origin }
const DRAFT = {
  ...{ kind: 'scim', settings: BEARER as Record<string, string>, readsGroups: true },
  ...{ intervalSeconds: 900, mostGone: 10, staleAfterSeconds: 86_400 },
}

/** Other tests change people there meanwhile, and a list that changes is not believed. */
async function readNow(stage: Stage): Promise<void> {
  await eventually(async () => {
    const done = await reconcile(there, stage.id, { editor: HALLPASS, deadlineMs: 20_000 })
    expect(done).toMatchObject({ ok: true })
    expect((await findReconciliation(env.DB, stage.id))?.problem).toBeNull()
  })
}

async function saved(stage: Stage, more: Partial<typeof DRAFT> = {}): Promise<void> {
  const { id: providerId, issuer } = stage
  const named = { providerId, issuer, providerName: 'The back office', subjectClaims: ['sub'] }
  await eventually(async () => {
    const done = await setReconciliation(there, ROOT, named, { ...DRAFT, ...more })
    expect(done).toMatchObject({ ok: true })
  })
}

function user(more: object = {}) {
  return make('Users', { userName: `u-${randomKey()}`, active: true, ...more })
}

async function remove(id: string): Promise<void> {
  await fetch(`${world.baseUrl}/Users/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${world.token}` },
  })
}

describe('a provider that is read by SCIM, the real server', () => {
  beforeAll(async () => void (await addPerson('Root', 'administrator')))

  it('whoever is inactive, deleted or out of the group there is so here', async () => {
    const stage = await provider()
    const users = [await user(), await user(), await user(), await user()] as const
    const group = await make('Groups', {
      displayName: 'Ops',
      members: users.map(({ id }) => ({ value: id })),
    })
    const people = await Promise.all(users.map(({ id }) => arrived(stage, id)))
    const all = () => Promise.all(people.map(standing))
    await saved(stage)
    await readNow(stage)
    expect(await all()).toEqual([HERE, HERE, HERE, HERE])
    await patch('Users', users[1].id, { op: 'replace', path: 'active', value: false })
    await remove(users[2].id)
    const member = { op: 'remove', path: `members[value eq "${users[3].id}"]` }
    await patch('Groups', group.id, member)
    await readNow(stage)
    expect(await all()).toEqual([HERE, ENDED, ENDED, WITHOUT_GROUP])
    await patch('Users', users[1].id, { op: 'replace', path: 'active', value: true })
    const back = { op: 'add', path: 'members', value: [{ value: users[3].id }] }
    await patch('Groups', group.id, back)
    await readNow(stage)
    expect(await all()).toEqual([HERE, ENDED, ENDED, WITHOUT_GROUP])
  })

  it('people are known by the attribute that is named, with a token of OAuth', async () => {
    const stage = await provider()
    const [here, gone] = [`ext-${randomKey()}`, `ext-${randomKey()}`]
    await user({ externalId: here })
    const [one, two] = [await arrived(stage, here), await arrived(stage, gone)]
    const settings = { ...OAUTH, subject: 'externalId' } as Record<string, string>
    await saved(stage, { settings, readsGroups: false })
    await readNow(stage)
    expect(await Promise.all([one, two].map(standing))).toEqual([HERE, ENDED])
  })

  it('is asked about one person', async () => {
    const { id } = await user({ active: false })
    const call = { settings: BEARER as Record<string, string>, deadlineMs: 5_000 }
    expect(await scimReader.look(call, id)).toBe('inactive')
    expect(await scimReader.look(call, 'nobody')).toBe('gone')
  })
})
