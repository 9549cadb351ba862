import type { Bytes } from '../base64'
import { joined, string, uint8, uint32, uint64 } from './wire'

const MAGIC = 'SSHKRL\n\0'
const FORMAT_VERSION = 1
const SECTION_CERTIFICATES = 1
const SECTION_SERIAL_LIST = 0x20

/**
 * A key revocation list as OpenSSH's PROTOCOL.krl says: certificates of one authority, by serial.
 * Without an authority, or without serials, it revokes nothing and is still a whole list, since
 * sshd refuses everybody where it cannot read one. `now` in epoch milliseconds.
 */
export function revocationList(
  authority: Uint8Array | null,
  serials: readonly bigint[],
  now: number,
): Bytes {
  const seconds = BigInt(Math.floor(now / 1_000))
  const head = joined(
    new TextEncoder().encode(MAGIC),
    uint32(FORMAT_VERSION),
    uint64(seconds),
    uint64(seconds),
    uint64(0n),
    string(''),
    string(''),
  )
  if (!authority || serials.length === 0) return head
  const list = joined(uint8(SECTION_SERIAL_LIST), string(joined(...serials.map(uint64))))
  const section = joined(string(authority), string(''), list)
  return joined(head, uint8(SECTION_CERTIFICATES), string(section))
}
