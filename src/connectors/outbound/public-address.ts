/** Networks that are nobody's on the public internet (RFC 6890 and IANA's special registries). */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** Expects four plain decimal numbers. */
export function isPublicIpv4(address: string): boolean {
  const number = ipv4Number(address)
  return !SPECIAL_IPV4.some(
    ([network, bits]) => number >>> (32 - bits) === ipv4Number(network) >>> (32 - bits),
  )
}

/**
 * Expects the canonical form without brackets. Only 2000::/3 is public, without what is set aside
 * in it; an address that carries an IPv4 address is a second spelling of that one.
 */
export function isPublicIpv6(address: string): 'yes' | 'no' | 'carries-ipv4' {
  const groups = ipv6Groups(address)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = groups
  const isLowest = [a, b, c, d].every((group) => group === 0)
  const isMapped = isLowest && (e === 0xffff || e === 0) && (f === 0xffff || (f === 0 && g > 0))
  const isTranslated = a === 0x64 && b === 0xff9b
  const isTunnel = a === 0x2002 || (a === 0x2001 && b === 0)
  if (isMapped || isTranslated || isTunnel) return 'carries-ipv4'
  const isSetAside = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000)
  return a >= 0x2000 && a < 0x4000 && !isSetAside ? 'yes' : 'no'
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function ipv6Groups(address: string): readonly number[] {
  const [head = '', tail = ''] = address.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map((g) => parseInt(g, 16)))
  const [before, after] = [read(head), read(tail)]
  const gap = Array.from({ length: 8 - before.length - after.length }, () => 0)
  return [...before, ...gap, ...after]
}
