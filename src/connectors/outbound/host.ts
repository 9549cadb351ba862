import { isPublicIpv4, isPublicIpv6 } from './public-address'

/** What a host is: where everybody may go, where an administrator must allow it, or no good name. */
export type Host =
  | { readonly kind: 'public' | 'private' }
  | { readonly kind: 'odd'; readonly problem: string }

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, 'i')
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/
/** Names that stand for places in this machine's or network's own reach. */
const NEARBY = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|arpa)$/i

/**
 * Judges a host as somebody wrote it, an IPv6 address in brackets. Whatever another program could
 * read as a different host is odd, above all the many ways of writing 127.0.0.1.
 */
export function judgeHost(host: string): Host {
  if (host.startsWith('[')) return judgeIpv6(host)
  if (IPV4.test(host)) return { kind: isPublicIpv4(host) ? 'public' : 'private' }
  if (isNumeric(host)) return odd('An IPv4 address is four plain decimal numbers.')
  if (/[^\x21-\x7e]/.test(host)) return odd('Write an international name in its ASCII form, xn--….')
  if (host.endsWith('.')) return odd('The host ends with a dot.')
  if (!NAME.test(host)) return odd('This is not the name of a host.')
  const isNearby = NEARBY.test(host) || !host.includes('.')
  return { kind: isNearby ? 'private' : 'public' }
}

/** A last label that is a number makes the whole an IPv4 address (WHATWG URL, section 3.5). */
function isNumeric(host: string): boolean {
  const last = host.replace(/\.+$/, '').split('.').at(-1) ?? ''
  return /^(?:\d+|0x[0-9a-f]*)$/i.test(last)
}

function judgeIpv6(host: string): Host {
  const canonical = URL.parse(`http://${host}/`)?.hostname
  if (!canonical || /[%.]/.test(host)) return odd('This is not an IPv6 address in hexadecimal.')
  if (canonical !== host.toLowerCase()) return odd(`Write this address as ${canonical}.`)
  const kind = isPublicIpv6(canonical.slice(1, -1))
  if (kind === 'carries-ipv4') return odd('Write the IPv4 address itself.')
  return { kind: kind === 'yes' ? 'public' : 'private' }
}

function odd(problem: string): Host {
  return { kind: 'odd', problem }
}
