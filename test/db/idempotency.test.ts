import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type Claim, claimCommand, keepAnswer, releaseClaim } from '../../src/db/idempotency'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 20)
const ANSWER = { status: 200, type: 'application/json', location: null, body: '{}' }

let count = 0

/** One command of Ana's, and a way to claim it at a time. */
function command() {
  const key = `key-${++count}`
  const claimAt = (at: number, ...fingerprints: readonly string[]) =>
    claimCommand(env.DB, { personId: 'per_anaa', key, fingerprints }, at)
  return { claimAt }
}

async function mine(claimed: ReturnType<typeof claimCommand>): Promise<Claim> {
  const result = await claimed
  if (result.state !== 'mine') throw new Error(`It is ${result.state}.`)
  return result.claim
}

describe('the claim to a command', () => {
  it('is had by one at a time, and passes on only after a minute', async () => {
    const { claimAt } = command()
    expect(await mine(claimAt(NOW, 'words'))).toMatchObject({ attempt: 1 })
    expect(await claimAt(NOW, 'words')).toEqual({ state: 'under way' })
    expect(await claimAt(NOW + MINUTE - 1, 'words')).toEqual({ state: 'under way' })
    expect(await claimAt(NOW + MINUTE, 'other')).toEqual({ state: 'other words' })
    expect(await mine(claimAt(NOW + MINUTE, 'words'))).toMatchObject({ attempt: 2 })
    expect(await claimAt(NOW + 2 * MINUTE - 1, 'words')).toEqual({ state: 'under way' })
  })

  it('is lost by whoever is slower than that: only the latest attempt answers', async () => {
    const { claimAt } = command()
    const slow = await mine(claimAt(NOW, 'words'))
    const quick = await mine(claimAt(NOW + MINUTE, 'words'))
    await keepAnswer(env.DB, slow, { ...ANSWER, status: 409 })
    await releaseClaim(env.DB, slow)
    expect(await claimAt(NOW + MINUTE, 'words')).toEqual({ state: 'under way' })
    await keepAnswer(env.DB, quick, ANSWER)
    await releaseClaim(env.DB, quick)
    expect(await claimAt(NOW + MINUTE, 'words')).toEqual({ state: 'answered', answer: ANSWER })
  })

  it('is free at once when it is given up, for the same words', async () => {
    const { claimAt } = command()
    await releaseClaim(env.DB, await mine(claimAt(NOW, 'words')))
    expect(await claimAt(NOW, 'other')).toEqual({ state: 'other words' })
    expect(await mine(claimAt(NOW, 'words'))).toMatchObject({ attempt: 2 })
    expect(await claimAt(NOW, 'words')).toEqual({ state: 'under way' })
  })

  it('is known by the fingerprint of a key that is being rotated out', async () => {
    const { claimAt } = command()
    const claim = await mine(claimAt(NOW, 'old'))
    expect(await claimAt(NOW, 'new', 'old')).toEqual({ state: 'under way' })
    expect(await mine(claimAt(NOW + MINUTE, 'new', 'old'))).toMatchObject({ attempt: 2 })
    await keepAnswer(env.DB, { ...claim, attempt: 2 }, ANSWER)
    expect(await claimAt(NOW + MINUTE, 'new', 'old')).toMatchObject({ state: 'answered' })
    expect(await claimAt(NOW + MINUTE, 'new')).toEqual({ state: 'other words' })
  })

  it('is a new one after a day, whatever the words', async () => {
    const { claimAt } = command()
    await keepAnswer(env.DB, await mine(claimAt(NOW, 'words')), ANSWER)
    const day = 24 * 60 * MINUTE
    expect(await claimAt(NOW + day - 1, 'words')).toMatchObject({ state: 'answered' })
    expect(await mine(claimAt(NOW + day, 'other'))).toMatchObject({ attempt: 1 })
  })
})
