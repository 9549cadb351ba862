import type { Settings } from '../../http/settings'

/** Whom passkeys are for: this site, and nothing that looks like it. */
export type RelyingParty = { readonly id: string; readonly origin: string }

export function relyingPartyOf({ publicUrl }: Settings): RelyingParty {
  return { id: new URL(publicUrl).hostname, origin: publicUrl }
}
