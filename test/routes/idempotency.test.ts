import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import * as v from 'valibot'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import { pruneCommands } from '../../src/db/idempotency'
import type { AppEnv } from '../../src/http/context'
import { holdsSecret } from '../../src/http/schemas'
import { CredentialAnswer } from '../../src/http/schemas-access'
import { prune } from '../../src/jobs/prune'
import { endpoints } from '../../src/routes/api'
import { endpoint, ok } from '../../src/routes/endpoint'
import { mount } from '../../src/routes/mount'
import { sha256Hex } from '../../src/vault/random'
import { eventually } from '../support/eventually'
import { keptUnder, sendUnder } from './keyed'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, fetchApi } from './visit'

const DAY_MS = 86_400_000

function codeOf({ status, body }: Answered) {
  return [status, body.code]
}

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

describe('a command with an Idempotency-Key', () => {
  it('has one effect and gets the same answer, word for word, however often it is sent', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const first = await sendUnder('twice', ana, '/requests', filing)
    const second = await sendUnder('twice', ana, '/requests', filing)
    expect(first.status).toBe(201)
    expect([second.status, second.text]).toEqual([201, first.text])
    for (const name of ['Location', 'Content-Type', 'Cache-Control'])
      expect(second.headers.get(name)).toBe(first.headers.get(name))
    const other = await ana.send('POST', '/requests', filing)
    expect(other.body.id).toMatch(/_2$/)
  })

  it('may put the key in quotes, as the draft has it, and its body in any form', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const first = await sendUnder('"in-quotes"', ana, '/requests', filing)
    const turned = Object.fromEntries(Object.entries({ ...filing, ticket: null }).reverse())
    const body = JSON.stringify(turned, null, 2)
    const second = await sendUnder('in-quotes', ana, '/requests', body)
    expect(second.text).toBe(first.text)
  })

  it('gets its refusal again too', async () => {
    const { filing } = await shop.stocked()
    const long = { ...filing, durationSeconds: 7_200 }
    const first = await sendUnder('refused', shop.ana, '/requests', long)
    expect(codeOf(first)).toEqual([422, 'duration_out_of_bounds'])
    expect((await sendUnder('refused', shop.ana, '/requests', long)).text).toBe(first.text)
  })

  it('has one effect when it is sent many times at once', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const send = () => sendUnder('at-once', ana, '/requests', filing)
    const answers = await Promise.all(Array.from({ length: 12 }, send))
    const filed = answers.filter(({ status }) => status === 201)
    expect(filed.length).toBeGreaterThan(0)
    expect(new Set(filed.map(({ body }) => body.id)).size).toBe(1)
    const others = answers.filter(({ status }) => status !== 201).map(codeOf)
    for (const other of others) expect(other).toEqual([409, 'idempotency_in_progress'])
    expect((await send()).body.id).toBe(filed[0]?.body.id)
    expect((await ana.send('POST', '/requests', filing)).body.id).toMatch(/_2$/)
  })

  it('is asked to wait while the first one is under way', async () => {
    const { root } = shop
    const { rehearse, letGo } = heldRehearsal()
    const body = { name: 'slow', kind: 'postgres', settings: PG }
    const send = () => sendUnder('slow', root, '/connectors', body)
    const first = send()
    await eventually(() => expect(rehearse).toHaveBeenCalled())
    const second = await send()
    expect(codeOf(second)).toEqual([409, 'idempotency_in_progress'])
    expect(Number(second.headers.get('Retry-After'))).toBeGreaterThan(0)
    letGo()
    const made = await first
    expect(made.status).toBe(201)
    expect((await send()).text).toBe(made.text)
  })

  it('is refused where the key came with another body or at another address', async () => {
    const { ana, bo } = shop
    const { filing } = await shop.stocked()
    const { body } = await sendUnder('spent', ana, '/requests', filing)
    const other = { ...filing, justification: 'something else' }
    const reused = [422, 'idempotency_key_reused']
    expect(codeOf(await sendUnder('spent', ana, '/requests', other))).toEqual(reused)
    const home = `/requests/${body.id}`
    expect(codeOf(await sendUnder('spent', ana, `${home}/cancel`))).toEqual(reused)
    expect((await ana.get(home)).body.stage).toBe('pending')
    const decided = await sendUnder('of-bo', bo, `${home}/approve`, { comment: 'yes' })
    expect(decided.body.stage).toBe('approved')
    const second = await ana.send('POST', '/requests', filing)
    const elsewhere = `/requests/${second.body.id}/approve`
    expect(codeOf(await sendUnder('of-bo', bo, elsewhere, { comment: 'yes' }))).toEqual(reused)
    const policy = { ...policyWith([bo.id]), name: 'placed', resources: 'other-*' }
    const first = await sendUnder('placed', shop.root, '/policies?position=1', policy)
    expect(first.status).toBe(201)
    const last = await sendUnder('placed', shop.root, '/policies?position=2', policy)
    expect(codeOf(last)).toEqual(reused)
  })

  it('counts for its sender alone', async () => {
    const { ana, root } = shop
    const { filing } = await shop.stocked()
    const mine = await sendUnder('shared', ana, '/requests', filing)
    const theirs = await sendUnder('shared', root, '/requests', filing)
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.id).not.toBe(mine.body.id)
    const other = { ...filing, justification: 'something else' }
    expect((await sendUnder('shared', shop.bo, '/requests', other)).status).not.toBe(201)
    expect((await fetchApi('POST', '/requests', filing)).status).toBe(401)
  })

  it.each(['', 'two words', 'a,b', '"one", "two"', '"open', 'a"b', 'a'.repeat(129), '%D0%BA'])(
    'is refused with the malformed key %j, and nothing happens',
    async (key) => {
      const { filing } = await shop.stocked()
      const refused = await sendUnder(key, shop.ana, '/requests', filing)
      expect(codeOf(refused)).toEqual([400, 'idempotency_key_malformed'])
      expect((await shop.ana.send('POST', '/requests', filing)).body.id).toMatch(/_1$/)
    },
  )

  it.each(['a', 'A-z0.9_:/', 'k'.repeat(128)])('may have the key %j', async (key) => {
    const { filing } = await shop.stocked()
    expect((await sendUnder(key, shop.ana, '/requests', filing)).status).toBe(201)
  })

  it('is forgotten after a day, by the minute’s job and also without it', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const other = { ...filing, justification: 'something else' }
    await sendUnder('pruned', ana, '/requests', filing)
    await sendUnder('not-pruned', ana, '/requests', filing)
    await pruneCommands(env.DB, Date.now() + DAY_MS - 60_000)
    expect(await keptUnder('pruned')).toHaveLength(1)
    await env.DB.prepare('UPDATE idempotency SET first_at = first_at - ? WHERE key LIKE ?')
      .bind(DAY_MS, '%pruned')
      .run()
    const late = await sendUnder('not-pruned', ana, '/requests', other)
    expect([late.status, late.body.justification]).toEqual([201, 'something else'])
    await prune(env, Date.now())
    expect(await keptUnder('pruned')).toEqual([])
    expect(await keptUnder('not-pruned')).toHaveLength(1)
  })
})

describe('what is kept under an Idempotency-Key', () => {
  it('has no secret of the body, and nothing to try guesses against', async () => {
    const { root } = shop
    const body = { name: 'kept', kind: 'postgres', settings: PG }
    expect((await sendUnder('kept', root, '/connectors', body)).status).toBe(201)
    const [kept] = await keptUnder('kept')
    expect(JSON.stringify(kept)).not.toContain(PG.password)
    const words = JSON.stringify(['post', '/connectors', {}, {}, body])
    expect(kept?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(kept?.fingerprint).not.toBe(await sha256Hex(words))
  })

  it('is never an answer with a secret: such a command cannot even be served', () => {
    expect(holdsSecret(CredentialAnswer)).toBe(true)
    const keyed = endpoints.filter(({ definition }) => definition.isKeyed)
    expect(keyed.filter(({ definition }) => holdsSecret(definition.answer))).toEqual([])
    const definition = { path: '/secret', summary: '', access: 'signed-in' } as const
    const answer = v.object({ all: v.array(CredentialAnswer) })
    const telling = endpoint({ ...definition, method: 'post', answer }, async () => ok({ all: [] }))
    expect(() => mount(new Hono<AppEnv>(), telling)).toThrow('secret')
  })
})

describe('the header Idempotency-Key', () => {
  it('is described on every command, and on nothing that only asks', async () => {
    const { body } = await fetchApi('GET', '/openapi.json')
    const paths = Object.entries(body.paths as Record<string, Record<string, Operation>>)
    const described = paths.flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { parameters }]) => parameters.some(({ name }) => name === 'Idempotency-Key'))
        .map(([method]) => `${method} ${path}`),
    )
    const posts = endpoints.filter(({ definition }) => definition.method === 'post')
    const asking = [
      '/policies/evaluate',
      '/policies/what-if',
      '/configuration/plan',
      '/connectors/rehearse',
      '/connectors/{id}/rehearse',
      '/me/passkeys/options',
      '/me/proofs/options',
      '/tokens', // Shown once, as the next one is.
      '/machines/{id}/tokens',
      '/event-connections/{id}/secrets',
      '/channels/{id}/secrets',
      '/providers/{id}/reconciliation/rehearse',
      '/machines/token',
      '/scim-connections/{id}/tokens', // Shown once: an answer that is kept would keep the token.
    ]
    const commands = posts.map(({ definition }) => definition.path)
    expect(described.sort()).toEqual(
      commands
        .filter((path) => !asking.includes(path))
        .map((path) => `post ${path}`)
        .sort(),
    )
    expect(JSON.stringify(body)).toContain('idempotency_key_reused')
  })
})

type Operation = { readonly parameters: readonly { readonly name: string }[] }

const PG = { host: 'db.example', user: 'broker', password: 'correct horse' }

/** A rehearsal that takes until it is let go. */
function heldRehearsal() {
  const postgres = connectorOf('postgres')
  if (!postgres) throw new Error('There is no postgres connector.')
  const { promise, resolve } = Promise.withResolvers<{ works: true; found: string }>()
  const rehearse = vi.spyOn(postgres, 'rehearse').mockReturnValueOnce(promise)
  return { rehearse, letGo: () => resolve({ works: true, found: '' }) }
}
