import type { ConnectorSettings } from './connector'

/**
 * A gate of somebody else's, such as Cloudflare Access, that asks about a person in front of it.
 * What it makes of a yes, it does not ask about again for a while: a slice, like any other.
 */
export type Enquiries = {
  /** Whether these settings name such a gate. */
  readonly isOpen: (settings: ConnectorSettings) => boolean
  /** Who it asks about, proved by its signature, or why it is not heard. */
  readonly read: (settings: ConnectorSettings, token: string) => Promise<Enquiry>
  /** How long the gate lets somebody through after one yes. */
  readonly secondsOf: (settings: ConnectorSettings) => number
  /** Signed, and good for this one enquiry. */
  readonly answer: (settings: ConnectorSettings, nonce: string, isYes: boolean) => Promise<string>
}

export type Enquiry =
  /** How the organisation's provider knows the person; null where the gate does not say. */
  { readonly subject: string | null; readonly nonce: string } | { readonly problem: string }
