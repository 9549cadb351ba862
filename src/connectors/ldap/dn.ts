/**
 * A distinguished name as directories compare it (RFC 4514): attribute types and values without
 * regard to case, spaces around signs or the way in which something was escaped.
 */
export function sameDn(dn: string): string {
  return split(dn, ',')
    .map((rdn) => split(rdn, '+').map(sameAttribute).toSorted().join('+'))
    .join(',')
}

function sameAttribute(text: string): string {
  const at = text.indexOf('=')
  const [type, value] = [text.slice(0, at), text.slice(at + 1)]
  const plain = unescaped(value.trim()).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return `${type.trim().toLowerCase()}=${plain.replace(/[\\,+]/g, '\\$&')}`
}

/** At signs that are not escaped. */
function split(text: string, sign: ',' | '+'): readonly string[] {
  const parts = ['']
  for (const [piece] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (piece === sign) parts.push('')
    else parts.push((parts.pop() ?? '') + piece)
  }
  return parts
}

/** Section 2.4: a sign after a backslash stands for itself, and so do two digits for a byte of UTF-8. */
function unescaped(value: string): string {
  return value.replace(/((?:\\[0-9a-f]{2})+)|\\([\s\S])/gi, (_, bytes?: string, sign?: string) => {
    if (!bytes) return sign ?? ''
    const codes = bytes.split('\\').slice(1)
    return new TextDecoder().decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)))
  })
}
