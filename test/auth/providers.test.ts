import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FIRST } from '../../src/auth/provider-config'
import { addProvider } from '../../src/auth/save-provider'
import { linkIdentity, unlinkIdentity } from '../../src/db/identity-links'
import { setProviderGroups } from '../../src/db/provider-groups'
import { findProvider, retireProvider } from '../../src/db/providers'
import type { GroupId, PersonId, ProviderId } from '../../src/domain/ids'
import { ALL_PERMISSIONS } from '../../src/domain/permission/permission'
import type { Visitor } from '../../src/http/context'
import { factsAbout } from './facts-about'
import { HostileProvider } from './hostile-provider'
import { Browser, REQUEST, settingsWith } from './product'

const ROOT = { id: 'per_root', name: 'Root' } as const
const db = env.DB

let first: HostileProvider
let second: HostileProvider
let secondId: ProviderId
let bindings: Env
let count = 0

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  first = new HostileProvider()
  second = new HostileProvider()
  bindings = settingsWith({ OIDC_ISSUER: first.issuer })
  secondId = await connect(second)
})

const EDITS = { permissions: ALL_PERMISSIONS, limited: [] } as unknown as Visitor

async function connect(
  provider: HostileProvider,
  groups: { value: string; groupId: GroupId }[] = [],
): Promise<ProviderId> {
  count += 1
  const claims = { subject: ['sub'], name: null, email: null, groups: 'roles' }
  const added = await addProvider(bindings, EDITS, ROOT, {
    name: `Provider ${count}`,
    issuer: provider.issuer,
    clientId: 'hallpass',
    clientSecret: 'another secret',
    claims,
    groups,
  })
  if (!added.ok) throw new Error(added.problem.detail)
  return added.id
}

async function enter(provider: HostileProvider, id?: ProviderId, browser = new Browser(bindings)) {
  const arrival = await browser.get(await provider.visit(browser, id ? { provider: id } : {}))
  const answer = await browser.get('/me')
  const me = (answer.status === 200 ? await answer.json() : {}) as Record<string, string>
  return { browser, arrival, personId: (me.personId ?? '') as PersonId, me }
}

describe('several providers', () => {
  it('stand side by side, each with its own door, secret and address to come back to', async () => {
    const { arrival, personId } = await enter(second, secondId)
    expect(arrival.status).toBe(303)
    expect(second.asked.redirect_uri).toBe(`https://hallpass.example/auth/callback/${secondId}`)
    const token = second.heard.find(({ path }) => path === '/token')
    expect(atob(token?.authorization?.slice(6) ?? '')).toBe('hallpass:another+secret')
    expect(personId).not.toBe('')
    expect(first.heard).toEqual([])
  })

  it('that say the same subject and address mean different people', async () => {
    const [one, other] = [await enter(first), await enter(second, secondId)]
    expect(one.me.email).toBe(other.me.email)
    expect(one.personId).not.toBe(other.personId)
  })

  it('that nobody knows find nothing', async () => {
    const browser = new Browser(bindings)
    for (const provider of ['idp_unknown', 'x', ''])
      expect((await browser.post('/sign-in', { provider })).status, provider).toBe(404)
  })

  it('never answer for one another', async () => {
    const browser = new Browser(bindings)
    const back = await second.visit(browser, { provider: secondId })
    const elsewhere = back.replace(`/auth/callback/${secondId}`, '/auth/callback')
    const arrival = await browser.get(elsewhere)
    expect(arrival.status).toBe(400)
    expect(await arrival.text()).toContain('answer_not_accepted')
    expect((await browser.get('/me')).status).toBe(401)
    expect(first.heard.some(({ path }) => path === '/token')).toBe(false)
  })

  it('cannot answer in the name of another to the right address', async () => {
    second.twist = { callback: { iss: first.issuer } }
    const { arrival, personId } = await enter(second, secondId)
    expect([arrival.status, personId]).toEqual([400, ''])
  })

  it('cannot vouch for people of another', async () => {
    second.twist = { claims: { iss: first.issuer } }
    const { arrival, personId } = await enter(second, secondId)
    expect([arrival.status, personId]).toEqual([400, ''])
  })

  it('are asked anew for a proof where the session began', async () => {
    const { browser } = await enter(second, secondId)
    const departure = await browser.post('/proofs', {
      subject: REQUEST,
      action: 'check-out',
      returnTo: `/requests/${REQUEST}`,
    })
    const arrival = await browser.get(second.follow(departure))
    expect(arrival.headers.get('Location')).toBe(`/requests/${REQUEST}`)
  })

  it('that are taken away let nobody in, and end what began with them', async () => {
    const { browser } = await enter(second, secondId)
    const underWay = new Browser(bindings)
    const back = await second.visit(underWay, { provider: secondId })
    await retireProvider(db, ROOT, secondId)
    expect((await browser.get('/me')).status).toBe(401)
    expect((await underWay.get(back)).status).toBe(502)
    expect((await underWay.post('/sign-in', { provider: secondId })).status).toBe(404)
  })

  it('keep their secret sealed', async () => {
    const row = await findProvider(db, secondId)
    expect(JSON.stringify(row)).not.toContain('another secret')
    const facts = await db.prepare("SELECT data FROM history WHERE type LIKE 'provider.%'").all()
    expect(JSON.stringify(facts.results)).not.toContain('another secret')
  })
})

describe('a person', () => {
  it('is linked to another provider by an administrator, and is the same there', async () => {
    const { personId } = await enter(first)
    second.subject = 'ana-there'
    await linkIdentity(db, ROOT, personId, { provider: second.issuer, subject: 'ana-there' })
    expect((await enter(second, secondId)).personId).toBe(personId)
    expect(await factsAbout(personId)).toContain('identity.linked')
  })

  it('is not somebody who is here already', async () => {
    const [one, other] = [await enter(first), await enter(second, secondId)]
    const identity = { provider: second.issuer, subject: 'ana' }
    const done = await linkIdentity(db, ROOT, one.personId, identity)
    expect(done).toMatchObject({ ok: false, problem: { code: 'identity_taken' } })
    expect((await enter(second, secondId)).personId).toBe(other.personId)
  })

  it('whose way in was taken away is out, and whoever comes that way next is a newcomer', async () => {
    const { personId, browser } = await enter(second, secondId)
    await unlinkIdentity(db, ROOT, personId, { provider: second.issuer, subject: 'ana' })
    expect((await browser.get('/me')).status).toBe(401)
    expect((await enter(second, secondId)).personId).not.toBe(personId)
  })
})

describe('groups of a provider', () => {
  let groupId: GroupId
  let byHand: GroupId

  beforeEach(async () => {
    groupId = `grp_given${count}`
    byHand = `grp_hand${count}`
    const insert = 'INSERT INTO groups (id, name, created_at) VALUES (?, ?, 0)'
    await db.batch([
      db.prepare(insert).bind(groupId, groupId),
      db.prepare(insert).bind(byHand, byHand),
    ])
    await retireProvider(db, ROOT, secondId)
    secondId = await connect(second, [
      { value: 'cn=ops,dc=x', groupId },
      { value: 'hand', groupId: byHand },
    ])
  })

  async function groupsAfter(roles: unknown): Promise<readonly string[]> {
    second.twist = { claims: { roles } }
    const { personId } = await enter(second, secondId)
    const { results } = await db
      .prepare('SELECT group_id AS id FROM memberships WHERE person_id = ? ORDER BY group_id')
      .bind(personId)
      .all<{ id: string }>()
    return results.map(({ id }) => id)
  }

  it('put people into ours and take them out again', async () => {
    expect(await groupsAfter(['cn=ops,dc=x', 'unknown'])).toEqual([groupId])
    expect(await groupsAfter('hand')).toEqual([byHand])
    expect(await groupsAfter(undefined)).toEqual([])
  })

  it('tell history what came and went', async () => {
    await groupsAfter(['cn=ops,dc=x'])
    await groupsAfter(['cn=ops,dc=x'])
    await groupsAfter([])
    const { personId } = await enter(second, secondId)
    const changes = (await factsAbout(personId)).filter((type) => type === 'person.groups_changed')
    expect(changes).toHaveLength(2)
  })

  it('never take away what was given by hand', async () => {
    await groupsAfter([])
    const { personId } = await enter(second, secondId)
    await db.prepare('INSERT INTO memberships VALUES (?, ?)').bind(byHand, personId).run()
    expect(await groupsAfter(['hand'])).toEqual([byHand])
    expect(await groupsAfter([])).toEqual([byHand])
  })

  it('of the provider of the settings count too, where a claim is named', async () => {
    await setProviderGroups(db, ROOT, FIRST, [{ value: 'ops', groupId }])
    first.twist = { claims: { groups: ['ops'] } }
    const membersOf = async () => {
      const { personId } = await enter(first)
      const sql = 'SELECT group_id AS id FROM memberships WHERE person_id = ?'
      return db.prepare(sql).bind(personId).first('id')
    }
    expect(await membersOf()).toBeNull()
    bindings = settingsWith({ OIDC_ISSUER: first.issuer, OIDC_GROUPS_CLAIM: 'groups' })
    expect(await membersOf()).toBe(groupId)
    await setProviderGroups(db, ROOT, FIRST, [])
    expect(await membersOf()).toBeNull()
  })

  it('go with the provider', async () => {
    expect(await groupsAfter(['cn=ops,dc=x'])).toEqual([groupId])
    await retireProvider(db, ROOT, secondId)
    const sql = 'SELECT count(*) AS n FROM memberships WHERE group_id = ?'
    expect(await db.prepare(sql).bind(groupId).first('n')).toBe(0)
  })

  it('that are not told properly let nobody in, and take nothing away', async () => {
    expect(await groupsAfter(['cn=ops,dc=x'])).toEqual([groupId])
    for (const claims of [
      { roles: 7 },
      { roles: [7] },
      { roles: undefined, _claim_names: { roles: 'src1' } },
    ]) {
      second.twist = { claims }
      const { arrival, personId } = await enter(second, secondId)
      expect([arrival.status, personId]).toEqual([502, ''])
    }
    const sql = 'SELECT count(*) AS n FROM memberships WHERE group_id = ?'
    expect(await db.prepare(sql).bind(groupId).first('n')).toBe(1)
  })
})
