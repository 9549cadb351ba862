import { reset, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { tallyOf } from '../../src/tally-of'

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))

describe('what a file of tests finds after the one before', () => {
  it('is whatever an object was importing when it was reset', async () => {
    const tally = tallyOf(env as Env, 'per_importing')
    await tally.uses()
    let imports = 0
    const importing = runInDurableObject(tally, async () => {
      for (;;) {
        await import('../../src/notify/smtp-session')
        imports += 1
        await pause(0)
      }
    })
    while (imports < 5) await pause(1)
    await reset()
    await expect(importing).rejects.toThrow()
    const found = await Promise.race([import('../../src/notify/smtp-session'), pause(5_000)])
    expect(found).toHaveProperty('handOver')
  })
})
