/**
 * The origin of an http or https address as it was written, since `URL` would already have turned
 * an odd spelling of a host into a plain one; a usual port is left out. Null for anything else,
 * also for an address with a user in it or with signs that programs read in different ways.
 */
export function webOriginOf(address: string): string | null {
  const found = /^(https?):\/\/(\[[^\]/@]*\]|[^/@:?#\\\s]+)(:\d{1,5})?(?:[/?][^\\\s#]*)?$/i.exec(
    address,
  )
  if (!found || !URL.canParse(address)) return null
  const [, scheme = '', host = '', port = ''] = found
  const usual = scheme.toLowerCase() === 'https' ? ':443' : ':80'
  return `${scheme}://${host}${port === usual ? '' : port}`.toLowerCase()
}
