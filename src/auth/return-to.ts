const MAX_LENGTH = 1_000

/** A path on this site to go back to, or `/` where what was asked for could lead elsewhere. */
export function safeReturnTo(text: unknown): string {
  return typeof text === 'string' && isOwnPath(text) ? text : '/'
}

function isOwnPath(text: string): boolean {
  if (text.length > MAX_LENGTH || !/^\/[\x21-\x7e]*$/.test(text) || text.includes('\\'))
    return false
  if (text.startsWith('//')) return false
  return URL.parse(text, 'https://here.invalid')?.origin === 'https://here.invalid'
}
