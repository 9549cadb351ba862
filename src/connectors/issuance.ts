import type { AccountSettings } from '../domain/account'
import type { AskerId, LeaseId } from '../domain/ids'
import type { ConnectorSettings, TargetCall } from './connector'

/**
 * How a connector gives what cannot be taken back: in slices that run out by themselves. A revoke
 * answers `wait` while one lives, unless the target has confirmed that it is refused.
 */
export type Issuance = {
  /** A certificate may be seen by anybody; a token lets in whoever brings it. */
  readonly gives: 'certificate' | 'token'
  /** What the holder gives, such as a public key; null where nothing is asked for. */
  readonly asks: { readonly label: string; readonly hint: string } | null
  /** The origin that the holder opens in a browser, where that is all there is to do. */
  readonly opens?: (settings: ConnectorSettings) => string
  /** What history calls a slice for this input, or what is wrong with the input, in sentences. */
  readonly read: (input: string) => Promise<Reading>
  /** How long a slice of such an account is good for. */
  readonly secondsOf: (settings: AccountSettings) => number
  /** Makes the slice. Its end is stored before; it throws only where `read` would refuse. */
  readonly issue: (call: IssueCall) => Promise<string>
}

export type Reading = { readonly subject: string } | { readonly problem: string }

/** Times in epoch milliseconds. */
export type IssueCall = TargetCall & {
  readonly leaseId: LeaseId
  readonly holder: { readonly id: AskerId; readonly name: string }
  readonly input: string
  readonly validFrom: number
  readonly validUntil: number
  /** The address of this installation, an origin. */
  readonly issuer: string
}
