import { createECDH } from 'node:crypto'

export type VapidSettings = {
  readonly VAPID_PUBLIC_KEY: string
  readonly VAPID_PRIVATE_KEY: string
}

/** A new pair of keys for push services (RFC 8292), each as it is set. */
export function newVapidKeys(): VapidSettings {
  const pair = createECDH('prime256v1')
  const point = pair.generateKeys()
  const scalar = Buffer.alloc(32)
  const made = pair.getPrivateKey() // Without the zeros at its start.
  made.copy(scalar, scalar.length - made.length)
  return {
    VAPID_PUBLIC_KEY: point.toString('base64url'),
    VAPID_PRIVATE_KEY: scalar.toString('base64url'),
  }
}
