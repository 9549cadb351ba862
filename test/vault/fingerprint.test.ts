import { describe, expect, it } from 'vitest'
import { fingerprintsOf } from '../../src/vault/fingerprint'

const OLD = btoa('o'.repeat(32))
const NEW = btoa('n'.repeat(32))

describe('a fingerprint', () => {
  it('is the same for the same text and key, and another for any other', async () => {
    const [print] = await fingerprintsOf('a text', OLD)
    expect(print).toMatch(/^[0-9a-f]{64}$/)
    expect(await fingerprintsOf('a text', OLD)).toEqual([print])
    expect(await fingerprintsOf('a text ', OLD)).not.toContain(print)
    expect(await fingerprintsOf('a text', NEW)).not.toContain(print)
  })

  it('is known again while its key is being rotated out', async () => {
    const [print] = await fingerprintsOf('a text', OLD)
    const [today, before] = await fingerprintsOf('a text', `${NEW} ${OLD}`)
    expect(before).toBe(print)
    expect([today]).toEqual(await fingerprintsOf('a text', NEW))
  })

  it('is HMAC-SHA-256 under a key of its own, made by HKDF', async () => {
    const { createHmac, hkdfSync } = await import('node:crypto')
    const key = hkdfSync('sha256', Buffer.from(OLD, 'base64'), '', 'hallpass fingerprint', 32)
    const print = createHmac('sha256', Buffer.from(key)).update('a text').digest('hex')
    expect(await fingerprintsOf('a text', OLD)).toEqual([print])
  })
})
