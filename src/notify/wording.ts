import type { Texts } from '../texts/english'
import type { About } from './notice'

/** What it is about: "admin on prod-db". */
export function accessInWords({ letters: { frame } }: Texts, notice: About): string {
  const { accountName, resourceName, isExtension } = notice
  return (isExtension ? frame.moreTime : frame.access)(accountName, resourceName)
}

/** Somebody else's words, shown as theirs; nothing where there are none. */
export function quoted(texts: Texts, name: string, text: string) {
  const { wrote } = texts.letters.frame
  return text.trim() === '' ? null : { intro: wrote(nameOr(texts, name)), text }
}

export function nameOr({ letters: { frame } }: Texts, name: string): string {
  return name.trim() || frame.somebody
}

export function requestPath({ requestId }: { readonly requestId: string }): string {
  return `/requests/${encodeURIComponent(requestId)}`
}

export function leasePath({ leaseId }: { readonly leaseId: string }): string {
  return `/leases/${encodeURIComponent(leaseId)}`
}
