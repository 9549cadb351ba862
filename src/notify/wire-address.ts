import { domainToASCII } from 'node:url'

const NAMED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * An address as servers and headers take it: a domain of any script in its ASCII form (RFC 5890),
 * and quotes where only they make dots valid (RFC 5321, 4.1.2).
 */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const hasLooseDot = local.split('.').includes('')
  return `${hasLooseDot ? `"${local}"` : local}@${asciiDomain(address.slice(at + 1))}`
}

function asciiDomain(domain: string): string {
  const isAscii = /^[!-~]*$/.test(domain)
  return isAscii || !NAMED_DOMAIN.test(domain) ? domain : domainToASCII(domain) || domain
}
