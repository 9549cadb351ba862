/** Martin Thomson's implementation of RFC 8188 and RFC 8291, as far as tests use it. */
declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'

  export function decrypt(
    sealed: Buffer,
    params: {
      readonly version: 'aes128gcm'
      readonly privateKey: ECDH
      readonly authSecret: Buffer
    },
  ): Buffer
}
