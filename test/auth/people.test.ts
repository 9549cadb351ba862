import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setupCodeHash } from '../../src/auth/setup-code'
import { sessionStatement } from '../../src/db/sessions'
import { redeemStatements } from '../../src/db/setup'
import type { PersonId } from '../../src/domain/ids'
import { factsAbout } from './facts-about'
import { HostileProvider } from './hostile-provider'
import { Browser, settingsWith } from './product'

const db = env.DB
let provider: HostileProvider
let bindings: Env

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  provider = new HostileProvider()
  bindings = settingsWith({ OIDC_ISSUER: provider.issuer })
})

async function signIn(form: Record<string, string> = {}) {
  const browser = new Browser(bindings)
  const arrival = await browser.get(await provider.visit(browser, form))
  const answer = await browser.get('/me')
  const me = (answer.status === 200 ? await answer.json() : {}) as Record<string, string>
  return { browser, arrival, personId: me.personId ?? '', me }
}

async function signInAs(subject: string) {
  provider.subject = subject
  return signIn()
}

async function newCode(): Promise<string> {
  const code = crypto.randomUUID()
  await db
    .prepare('INSERT INTO setup_codes (hash, created_at) VALUES (?, 0)')
    .bind(await setupCodeHash(code))
    .run()
  return code
}

async function peopleOf(issuer: string): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM identities WHERE provider = ?'
  return (await db.prepare(sql).bind(issuer).first<number>('n')) ?? 0
}

describe('a person', () => {
  it('stays the same when name and address change', async () => {
    const first = await signIn()
    provider.twist = { claims: { name: 'Ana Berg', email: 'berg@example.test' } }
    const { me } = await signIn()
    expect(me).toMatchObject({
      personId: first.personId,
      displayName: 'Ana Berg',
      email: 'berg@example.test',
    })
  })

  it('is not another person who has the same address', async () => {
    const ana = await signIn()
    provider.subject = 'somebody-else'
    expect((await signIn()).personId).not.toBe(ana.personId)
  })

  it('is not the person of the same subject at another provider', async () => {
    const ana = await signIn()
    provider = new HostileProvider()
    bindings = settingsWith({ OIDC_ISSUER: provider.issuer })
    expect((await signIn()).personId).not.toBe(ana.personId)
  })

  it('is known by the claims that the settings name, whatever else changes', async () => {
    bindings = settingsWith({ OIDC_ISSUER: provider.issuer, OIDC_SUBJECT_CLAIM: 'tid oid' })
    provider.twist = { claims: { tid: 'contoso', oid: '17' } }
    const first = await signInAs('pairwise-1')
    expect(first.personId).not.toBe('')
    expect((await signInAs('pairwise-2')).personId).toBe(first.personId)
    provider.twist = { claims: { tid: 'fabrikam', oid: '17' } }
    expect((await signInAs('pairwise-1')).personId).not.toBe(first.personId)
    provider.twist = { claims: { tid: 'contoso' } }
    expect((await signIn()).arrival.status).toBe(502)
  })

  it('is created once, however many first sign-ins arrive in the same moment', async () => {
    const before = await db.prepare('SELECT count(*) AS n FROM people').first<number>('n')
    const all = await Promise.all([signIn(), signIn(), signIn()])
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(1)
    expect(await peopleOf(provider.issuer)).toBe(1)
    const after = await db.prepare('SELECT count(*) AS n FROM people').first<number>('n')
    expect(after).toBe((before ?? 0) + 1)
    expect(await factsAbout(all[0].personId)).toEqual([
      'person.created',
      'person.signed_in',
      'person.signed_in',
      'person.signed_in',
    ])
  })

  it('who is not active cannot sign in, and is told so', async () => {
    const { personId } = await signIn()
    await db.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(personId).run()
    const { arrival, browser } = await signIn()
    expect(arrival.status).toBe(403)
    expect(await arrival.text()).toContain('not active in Hallpass')
    expect((await browser.get('/me')).status).toBe(401)
    expect((await factsAbout(personId)).at(-1)).toBe('sign_in.refused')
  })

  it('who is made inactive while signing in gets no session', async () => {
    const { personId } = await signIn()
    await db.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(personId).run()
    const origin = { device: 'x', provider: '', providerSubject: '', providerSession: null }
    const id = 'ses_none' as const
    const session = { id, hash: 'h', personId: personId as PersonId, now: Date.now(), ...origin }
    await expect(sessionStatement(db, session).run()).rejects.toThrow('NOT NULL')
  })

  it('has a name also where the provider keeps names out of the ID token', async () => {
    provider.twist = {
      claims: { name: undefined, email: undefined },
      userInfo: { name: 'Ana from afar', email: 'afar@example.test' },
    }
    expect((await signIn()).me).toMatchObject({
      displayName: 'Ana from afar',
      email: 'afar@example.test',
    })
  })

  it('may sign in though the provider says neither name nor address', async () => {
    provider.twist = {
      claims: { name: undefined, email: undefined },
      userInfo: { sub: 'not-ana', name: 'Not Ana' },
    }
    expect((await signIn()).me).toMatchObject({ displayName: 'Unnamed person', email: null })
  })
})

describe('a set-up code', () => {
  it('makes one person an administrator, however it is typed, once', async () => {
    const code = await newCode()
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `
    const { arrival, me, personId } = await signIn({ setupCode: typed })
    expect(arrival.status).toBe(303)
    expect(me.permissions).toContain('manage-policies')
    expect(await factsAbout(personId)).toEqual([
      'person.created',
      'role.granted',
      'person.signed_in',
    ])

    provider.subject = 'bo'
    const second = await signIn({ setupCode: code })
    expect(second.arrival.status).toBe(400)
    expect(await second.arrival.text()).toContain('setup_code_wrong')
    expect(second.personId).toBe('')
  })

  it('that is wrong creates nobody', async () => {
    const { arrival, personId } = await signIn({ setupCode: 'AAAA-AAAA' })
    expect(arrival.status).toBe(400)
    expect(personId).toBe('')
    expect(await peopleOf(provider.issuer)).toBe(0)
  })

  it('makes a person who is here already an administrator', async () => {
    const { personId } = await signIn()
    const { me } = await signIn({ setupCode: await newCode() })
    expect(me.personId).toBe(personId)
    expect(me.permissions).toContain('manage-directory')
  })

  it('that two people use in the same moment makes one of them an administrator', async () => {
    const [ana, bo] = [await signIn(), await signInAs('bo')]
    const hash = (await setupCodeHash(await newCode())) ?? ''
    const uses = [ana, bo].map(({ personId }, at) =>
      db.batch(redeemStatements(db, { hash, personId: personId as PersonId, now: 1_000 + at })),
    )
    const outcomes = await Promise.allSettled(uses)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { results } = await db
      .prepare('SELECT person_id FROM roles WHERE person_id IN (?, ?)')
      .bind(ana.personId, bo.personId)
      .all()
    expect(results).toHaveLength(1)
  })

  it('never lies in the database in the clear', async () => {
    const code = await newCode()
    await provider.visit(new Browser(bindings), { setupCode: code })
    const trips = await db.prepare('SELECT * FROM trips').all()
    expect(JSON.stringify(trips.results)).not.toContain(code)
  })
})
