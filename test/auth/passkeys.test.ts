import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { endPerson } from '../../src/commands/end-person'
import { owedLetters } from '../../src/db/letters'
import { passkeysOf } from '../../src/db/passkeys'
import { freshProof } from '../../src/db/proofs'
import type { ProofTask } from '../../src/domain/proving'
import { sha256Hex } from '../../src/vault/random'
import { factsOfType, ROOT } from '../db/people'
import { type Caller, signedIn } from '../routes/visit'
import type { Authenticator } from '../support/authenticator'
import {
  enrol,
  enrolling,
  newAuthenticator,
  optionsIn,
  prove,
  proveAtProvider,
  WRONG,
  withPasskey,
} from '../support/passkeys'

const db = env.DB
let at = 0
let ana: Caller

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  at += 1
  ana = await signedIn(`Ana${at}x`)
})

async function proofOf(who: Caller, task: ProofTask) {
  const purpose = { personId: who.id, sessionHash: await sha256Hex(who.token), ...task }
  return freshProof(db, { ...purpose, now: Date.now() })
}

describe('a first passkey', () => {
  it('takes a fresh word of the identity provider, and says so in the standard’s way', async () => {
    const refused = await enrol(ana, newAuthenticator())
    expect([refused.status, refused.body.code]).toEqual([401, 'proof_required'])
    expect(refused.body.accepts).toEqual(['provider'])
    expect(refused.headers.get('WWW-Authenticate')).toMatch(
      /^Bearer error="insufficient_user_authentication", .*max_age="0"$/,
    )
    await proveAtProvider(ana, enrolling(ana), 6 * 60_000)
    expect((await enrol(ana, newAuthenticator())).status).toBe(401)
  })

  it('is kept, is in history, and its owner is mailed', async () => {
    await withPasskey(ana)
    const { body } = await ana.get('/me/passkeys')
    expect(body.items).toMatchObject([{ name: 'key', isSynced: false, lastUsedAt: null }])
    expect(JSON.stringify(body)).not.toContain('publicKey')
    expect((await factsOfType('passkey.enrolled'))[0]).toMatchObject({ name: 'key' })
    expect(await noticesTo(ana)).toEqual(['passkey_enrolled'])
  })

  it.each(WRONG)('%s is not kept', async (_, twist) => {
    await proveAtProvider(ana, enrolling(ana))
    const refused = await enrol(ana, newAuthenticator(), twist)
    expect([403, 409]).toContain(refused.status)
    expect(await passkeysOf(db, ana.id)).toEqual([])
  })

  it('takes one proof for each try', async () => {
    await proveAtProvider(ana, enrolling(ana))
    const options = await ana.send('POST', '/me/passkeys/options', {})
    const response = await newAuthenticator().create(optionsIn(options))
    expect((await ana.send('POST', '/me/passkeys', { name: 'one', response })).status).toBe(201)
    const again = await ana.send('POST', '/me/passkeys', { name: 'two', response })
    expect(again.body.code).toBe('proof_required')
  })

  it('is for the session that asked for it', async () => {
    await proveAtProvider(ana, enrolling(ana))
    const options = await ana.send('POST', '/me/passkeys/options', {})
    const response = await newAuthenticator().create(optionsIn(options))
    const elsewhere = await signedIn(`Ana${at}x`)
    await proveAtProvider(elsewhere, enrolling(elsewhere))
    const refused = await elsewhere.send('POST', '/me/passkeys', { name: 'key', response })
    expect(refused.body.code).toBe('challenge_unknown')
  })
})

describe('another passkey', () => {
  it('takes one that is there, and not the identity provider’s word', async () => {
    const first = await withPasskey(ana)
    await proveAtProvider(ana, enrolling(ana))
    const refused = await enrol(ana, newAuthenticator())
    expect([refused.status, refused.body.accepts]).toEqual([401, ['passkey']])
    expect(refused.headers.get('WWW-Authenticate')).not.toContain('max_age')
    await prove(ana, first, enrolling(ana))
    expect((await enrol(ana, newAuthenticator())).status).toBe(201)
    expect(await passkeysOf(db, ana.id)).toHaveLength(2)
  })

  it('is not taken from anybody who has it already', async () => {
    const taken = await withPasskey(ana)
    const bo = await signedIn(`Bo${at}x`)
    await proveAtProvider(bo, enrolling(bo))
    expect((await enrol(bo, taken)).body.code).toBe('passkey_known')
  })
})

describe('a proof by a passkey', () => {
  let key: Authenticator
  let task: ProofTask

  beforeEach(async () => {
    key = await withPasskey(ana)
    task = enrolling(ana)
  })

  it('is given for one task, in one session', async () => {
    expect((await prove(ana, key, task)).body).toEqual(task)
    expect(await proofOf(ana, task)).toMatchObject({ method: 'passkey', acr: null, amr: [] })
    expect(await proofOf(ana, { ...task, action: 'remove-passkey' })).toBeNull()
    expect(await proofOf(await signedIn(`Ana${at}x`), task)).toBeNull()
    expect((await factsOfType('proof.given'))[0]).toMatchObject({ method: 'passkey', ...task })
  })

  it.each([
    ...WRONG,
    ['signed with another key', { isForged: true }] as const,
    ['that names another user', { userHandle: btoa('per_other').replaceAll('=', '') }] as const,
  ])('%s is none', async (_, twist) => {
    const refused = await prove(ana, key, task, twist)
    expect([403, 409]).toContain(refused.status)
    expect(await proofOf(ana, task)).toBeNull()
  })

  it('is not given twice for one answer, nor for a wrong answer and then a right one', async () => {
    const options = optionsIn(await ana.send('POST', '/me/proofs/options', task))
    const wrong = await key.get(options, { isForged: true })
    expect((await ana.send('POST', '/me/proofs', { response: wrong })).status).toBe(403)
    const right = await key.get(options)
    const late = await ana.send('POST', '/me/proofs', { response: right })
    expect(late.body.code).toBe('challenge_unknown')
  })

  it('is not given after five minutes', async () => {
    const options = optionsIn(await ana.send('POST', '/me/proofs/options', task))
    const response = await key.get(options)
    await db.prepare('UPDATE ceremonies SET expires_at = ?').bind(Date.now()).run()
    expect((await ana.send('POST', '/me/proofs', { response })).body.code).toBe('challenge_unknown')
  })

  it('is not given by another person’s passkey', async () => {
    const bo = await signedIn(`Bo${at}x`)
    const theirs = await withPasskey(bo)
    const refused = await prove(ana, theirs, task)
    expect([refused.status, refused.body.code]).toEqual([403, 'passkey_not_accepted'])
    expect(await proofOf(ana, task)).toBeNull()
    expect(await proofOf(bo, task)).toBeNull()
  })

  it('is not given by an answer to the challenge of a sign-in', async () => {
    const options = optionsIn(await ana.send('POST', '/me/proofs/options', task))
    await db.prepare("UPDATE ceremonies SET kind = 'sign-in'").run()
    const response = await key.get(options)
    expect((await ana.send('POST', '/me/proofs', { response })).body.code).toBe('challenge_unknown')
  })

  it('is not begun for what is none of their business, nor without a passkey', async () => {
    const bo = await signedIn(`Bo${at}x`)
    expect((await prove(bo, key, task)).status).toBe(404)
    expect((await prove(bo, key, enrolling(bo))).body.code).toBe('passkey_missing')
    const request = { action: 'approve', subject: 'req_none_1' } as const
    expect((await prove(ana, key, request)).status).toBe(404)
    const nonsense = { action: 'dance', subject: 'x' }
    expect((await ana.send('POST', '/me/proofs/options', nonsense)).status).toBe(400)
  })
})

describe('a passkey whose counter went back', () => {
  it('is locked for good, in history, and its owner is told', async () => {
    const key = await withPasskey(ana)
    expect((await prove(ana, key, enrolling(ana), { counter: 7 })).status).toBe(200)
    await db.prepare('DELETE FROM proofs').run()
    const copied = await prove(ana, key, enrolling(ana), { counter: 7 })
    expect([copied.status, copied.body.code]).toEqual([403, 'passkey_locked'])
    expect((await prove(ana, key, enrolling(ana))).body.code).toBe('passkey_missing')
    expect(await proofOf(ana, enrolling(ana))).toBeNull()
    expect((await factsOfType('passkey.locked'))[0]).toMatchObject({ counter: 7 })
    expect(await noticesTo(ana)).toContain('passkey_locked')
  })

  it('is one whose counter counts: synced ones stay at zero', async () => {
    const key = await withPasskey(ana)
    for (const counter of [0, 0])
      expect((await prove(ana, key, enrolling(ana), { counter })).status).toBe(200)
    expect((await prove(ana, key, enrolling(ana), { counter: 3 })).status).toBe(200)
    expect((await prove(ana, key, enrolling(ana), { counter: 0 })).body.code).toBe('passkey_locked')
  })
})

describe('removing a passkey', () => {
  it('takes a proof for it by a passkey, and tells its owner', async () => {
    const key = await withPasskey(ana)
    const [own] = await passkeysOf(db, ana.id)
    if (!own) throw new Error('There is no passkey.')
    const task = { action: 'remove-passkey', subject: own.id } as const
    await proveAtProvider(ana, task)
    await prove(ana, key, enrolling(ana))
    expect((await ana.send('DELETE', `/me/passkeys/${own.id}`)).status).toBe(401)
    await prove(ana, key, task)
    expect((await ana.send('DELETE', `/me/passkeys/${own.id}`)).status).toBe(204)
    expect(await passkeysOf(db, ana.id)).toEqual([])
    expect(await noticesTo(ana)).toEqual(['passkey_enrolled', 'passkey_removed'])
  })

  it('is for its owner, and so is its name', async () => {
    await withPasskey(ana)
    const [own] = await passkeysOf(db, ana.id)
    const bo = await signedIn(`Bo${at}x`)
    const path = `/me/passkeys/${own?.id}`
    expect((await bo.send('DELETE', path)).status).toBe(404)
    expect((await bo.send('PUT', path, { name: 'mine' })).status).toBe(404)
    expect((await ana.send('PUT', path, { name: 'blue' })).body).toMatchObject({ name: 'blue' })
  })
})

describe('a leaver', () => {
  it('leaves no passkey, challenge or recovery behind', async () => {
    const key = await withPasskey(ana)
    await ana.send('POST', '/me/proofs/options', enrolling(ana))
    await endPerson(env, ROOT, ana.id, 'left')
    for (const table of ['passkeys', 'ceremonies', 'passkey_recoveries', 'kept_forms', 'proofs'])
      expect(await countOf(table, ana), table).toBe(0)
    expect((await prove(ana, key, enrolling(ana))).status).toBe(401)
  })
})

async function countOf(table: string, { id }: Caller): Promise<number | null> {
  return db.prepare(`SELECT count(*) AS n FROM ${table} WHERE person_id = ?`).bind(id).first('n')
}

async function noticesTo({ id }: Caller): Promise<readonly string[]> {
  const name = await db
    .prepare('SELECT display_name AS name FROM people WHERE id = ?')
    .bind(id)
    .first<string>('name')
  const owed = await owedLetters(db, 100)
  return owed.filter((letter) => letter.name === name).map(({ notice }) => notice.kind)
}
