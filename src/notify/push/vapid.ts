import { importJWK, SignJWT } from 'jose'
import { fromBase64, toBase64Url } from '../../vault/bytes'
import { senderOf } from '../sender'

/** Who we are to push services (RFC 8292): one pair of keys for the whole installation. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string }

export type VapidEnv = {
  readonly PUBLIC_URL: string
  readonly MAIL_FROM: string
  readonly VAPID_PUBLIC_KEY?: string
  readonly VAPID_PRIVATE_KEY?: string
}

const GOOD_FOR_SECONDS = 12 * 60 * 60

/** The keys of this installation; null where it has none, so that nothing can be pushed. */
export function vapidKeysOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: VapidEnv): VapidKeys | null {
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) return null
  const [point, scalar] = [fromBase64(VAPID_PUBLIC_KEY), fromBase64(VAPID_PRIVATE_KEY)]
  if (point?.length === 65 && point[0] === 4 && scalar?.length === 32)
    return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
  console.error({ failed: 'push', why: 'VAPID_PUBLIC_KEY or VAPID_PRIVATE_KEY is not of its form' })
  return null
}

/** The header by which this push service knows us; good for half a day and for nobody else. */
export async function vapidHeader(
  keys: VapidKeys,
  { PUBLIC_URL, MAIL_FROM }: VapidEnv,
  audience: string,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1_000)
  const token = await new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(audience)
    .setExpirationTime(seconds + GOOD_FOR_SECONDS)
    .setSubject(
      PUBLIC_URL.startsWith('https:') ? PUBLIC_URL : `mailto:${senderOf(MAIL_FROM).address}`,
    )
    .sign(await signingKey(keys))
  return `vapid t=${token}, k=${keys.publicKey}`
}

async function signingKey({ publicKey, privateKey }: VapidKeys) {
  const point = fromBase64(publicKey) ?? new Uint8Array()
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))]
  return importJWK({ kty: 'EC', crv: 'P-256', x, y, d: privateKey }, 'ES256')
}
