import { cleanName } from '../../auth/claims'

/** What a sender calls something, as it can be shown: one line, 120 characters at most. */
export function inWords(text: string): string {
  return cleanName(text) ?? 'something without a name'
}
