import { createECDH, randomBytes } from 'node:crypto'
import { decrypt } from 'http_ece'
import { importJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { pushServiceOf } from '../../src/connectors/outbound/push-origin'
import { encrypted, ephemeral, MOST_PLAIN_BYTES } from '../../src/notify/push/encrypt'
import { pushTextOf } from '../../src/notify/push/push-text'
import { vapidHeader, vapidKeysOf } from '../../src/notify/push/vapid'
import { ENGLISH } from '../../src/texts/english'
import { type Bytes, fromBase64, toBase64Url, utf8 } from '../../src/vault/bytes'
import { NOTICES } from './notices'

const bytes = (text: string): Bytes => fromBase64(text) ?? new Uint8Array()

/** RFC 8291, section 5 and appendix A. */
const EXAMPLE = {
  plain: 'When I grow up, I want to be a watermelon',
  ourPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  ourPublic:
    'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  theirPublic:
    'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  sent: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}

async function keyPair(publicKey: string, privateKey: string): Promise<CryptoKeyPair> {
  const point = bytes(publicKey)
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))]
  const jwk = { kty: 'EC', crv: 'P-256', x, y, ext: true }
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const { subtle } = crypto
  return {
    publicKey: await subtle.importKey('jwk', jwk, curve, true, []),
    privateKey: await subtle.importKey('jwk', { ...jwk, d: privateKey }, curve, true, [
      'deriveBits',
    ]),
  }
}

describe('what is pushed', () => {
  it('is, byte for byte, the example of RFC 8291', async () => {
    const receiver = {
      publicKey: bytes(EXAMPLE.theirPublic),
      authSecret: bytes(EXAMPLE.auth),
    }
    const keys = await keyPair(EXAMPLE.ourPublic, EXAMPLE.ourPrivate)
    const sent = await encrypted(utf8(EXAMPLE.plain), receiver, {
      ...{ keys, salt: bytes(EXAMPLE.salt) },
    })
    expect(toBase64Url(sent)).toBe(EXAMPLE.sent)
  })

  it('is read by another implementation with the browser’s keys, and never the same twice', async () => {
    const browser = createECDH('prime256v1')
    const publicKey = new Uint8Array(browser.generateKeys())
    const authSecret = new Uint8Array(randomBytes(16))
    const plain = new Uint8Array(randomBytes(MOST_PLAIN_BYTES))
    const push = async () => encrypted(plain, { publicKey, authSecret }, await ephemeral())
    const [one, other] = [await push(), await push()]
    expect(one).not.toEqual(other)
    expect(one.length).toBeLessThanOrEqual(4_096)
    const secret = Buffer.from(authSecret)
    const open = { version: 'aes128gcm', privateKey: browser, authSecret: secret } as const
    expect(new Uint8Array(decrypt(Buffer.from(one), open))).toEqual(plain)
    await expect(
      encrypted(new Uint8Array(MOST_PLAIN_BYTES + 1), { publicKey, authSecret }, await ephemeral()),
    ).rejects.toThrow(RangeError)
  })

  it('says what happened in a few words, and nothing of what anybody wrote', () => {
    for (const notice of Object.values(NOTICES)) {
      const text = JSON.stringify(pushTextOf(ENGLISH, notice, {}))
      expect(text.length, notice.kind).toBeLessThan(700)
      for (const field of ['justification', 'reason', 'message', 'words', 'instructions'])
        if (field in notice) {
          const said = String(notice[field as keyof typeof notice])
          if (said) expect(text).not.toContain(said)
        }
    }
  })
})

describe('who pushes', () => {
  const curve = createECDH('prime256v1')
  const env = {
    PUBLIC_URL: 'https://hallpass.example',
    MAIL_FROM: 'Hallpass <hallpass@example.test>',
    VAPID_PUBLIC_KEY: curve.generateKeys().toString('base64url'),
    VAPID_PRIVATE_KEY: curve.getPrivateKey().toString('base64url').padStart(43, 'A'),
  }

  it('is signed for this push service and half a day (RFC 8292)', async () => {
    const keys = vapidKeysOf(env)
    if (!keys) throw new Error('There are no keys.')
    const header = await vapidHeader(keys, env, 'https://push.example', Date.now())
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(header) ?? []
    expect(key).toBe(env.VAPID_PUBLIC_KEY)
    const point = bytes(key)
    const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))]
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256')
    const { payload } = await jwtVerify(token, publicKey, { audience: 'https://push.example' })
    expect(payload.sub).toBe('https://hallpass.example')
    const leftSeconds = Number(payload.exp) - Date.now() / 1_000
    expect(leftSeconds).toBeGreaterThan(11 * 3_600)
    expect(leftSeconds).toBeLessThanOrEqual(24 * 3_600)
  })

  it('is nobody without keys, or with keys that are none', () => {
    expect(vapidKeysOf({ ...env, VAPID_PRIVATE_KEY: '' })).toBeNull()
    expect(vapidKeysOf({ ...env, VAPID_PUBLIC_KEY: env.VAPID_PRIVATE_KEY })).toBeNull()
  })
})

describe('where a push may go', () => {
  it('is a public address with TLS, or one that is allowed without where all of it runs at home', () => {
    const allowed = 'http://localhost:8799'
    const home = { PUBLIC_URL: 'http://localhost:8787', ALLOWED_PLAIN_ORIGINS: allowed }
    const away = { ...home, PUBLIC_URL: 'https://hallpass.example' }
    expect(pushServiceOf('https://fcm.googleapis.com/fcm/send/abc:def', away)).toBe(
      'https://fcm.googleapis.com',
    )
    expect(pushServiceOf('http://localhost:8799/push/1', home)).toBe(allowed)
    expect(pushServiceOf('http://localhost:8799/push/1', away)).toBeNull()
    for (const endpoint of [
      'http://push.example/1',
      'https://localhost/1',
      'https://169.254.169.254/latest',
      'https://10.0.0.1/1',
      'https://0x7f.1/1',
      'https://user@push.example/1',
      'ftp://push.example/1',
      '',
    ])
      expect(pushServiceOf(endpoint, away), endpoint).toBeNull()
  })
})
