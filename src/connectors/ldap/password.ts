import { octets, sequence } from './ber'
import type { Session } from './session'

/** RFC 3062, section 2. */
export const PASSWORD_MODIFY = '1.3.6.1.4.1.4203.1.11.1'

/** Sets a password over somebody else's head, so that the directory hashes it by its own rules. */
export async function setPassword(session: Session, dn: string, password: string): Promise<void> {
  if (session.server.isActiveDirectory) {
    const values = [unicodePassword(password)]
    return session.modify(dn, [{ operation: 'replace', type: 'unicodePwd', values }])
  }
  const request = sequence(octets(dn, 0x80), octets(password, 0x82))
  await session.extended(PASSWORD_MODIFY, request)
}

/** MS-ADTS, section 3.1.1.3.1.5: in quotes and in UTF-16, and only over an encrypted connection. */
export function unicodePassword(password: string): Uint8Array {
  const units = `"${password}"`.split('').map((unit) => unit.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]))
}
