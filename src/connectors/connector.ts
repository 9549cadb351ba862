import type { AccessMode, AccountSettings } from '../domain/account'
import type { GroupId } from '../domain/ids'
import type { Enquiries } from './enquiry'
import type { Issuance } from './issuance'
import type { Publication } from './publication'

/**
 * The contract between a Custodian and a kind of target. Every call is safe to repeat, carries its
 * own deadline, and never throws for what a target says: it classifies the answer. Whatever a
 * connector does throw counts as `unknown`. Messages never contain a secret.
 */
export type Connector = {
  readonly kind: string
  readonly title: string
  readonly modes: readonly AccessMode[]
  /** The settings of a connector of this kind, for forms and validation. */
  readonly settings: readonly SettingField[]
  /** The settings of one account of such a connector. */
  readonly accountSettings: readonly SettingField[]
  /** What can outlive a revoke at this kind of target, and for how long: one or two sentences. */
  readonly residue: string
  /**
   * How long after a call began its effect may still land at the target, whatever became of the
   * answer, in milliseconds. Until then a clean target is not taken for the end of a lease.
   */
  readonly landsWithinMs: number
  /** The origin that these settings reach, such as `postgres://db.example:5432`. */
  readonly originOf: (settings: ConnectorSettings) => string
  /** Whether these settings reach the target without TLS, which needs an allowed origin. */
  readonly isPlain: (settings: ConnectorSettings) => boolean
  /**
   * What an account takes hold of at the target, one text for each right; not asked in the mode
   * provision, where each lease makes something of its own. No two accounts that reach the same origin may name the same one. Without
   * it, accounts with equal settings name the same right.
   */
  readonly rightsOf?: (account: RightsCall) => readonly string[]
  /** Further origins that these settings reach, such as that of an OAuth token endpoint. */
  readonly otherOriginsOf?: (settings: ConnectorSettings) => readonly string[]
  /** Evidence is in the target's own words, which only people who read history may see. */
  readonly quotesTarget?: true
  /** How long a grant may take until the check-out is given up, where two minutes are too few. */
  readonly opensWithinSeconds?: number
  /** The secret that is shown is one that was stored for the account; nothing makes another. */
  readonly keepsSecret?: true
  /** People do it: nothing is called, so that there is no origin to allow. */
  readonly isByHand?: true
  readonly grant: (call: TargetCall) => Promise<Answer>
  /** Makes the target equal to "this right is not held"; done only after reading back. */
  readonly revoke: (call: TargetCall) => Promise<Answer>
  /**
   * Revokes of the mode `provision` that reach the same target with the same settings, in a few
   * messages however many they are. Null: nothing of this call is on its way any more, and a
   * `revoke` of its own is needed.
   */
  readonly revokeTogether?: (calls: readonly TargetCall[]) => Promise<readonly (Answer | null)[]>
  /**
   * In the mode `credential`, in place of `revoke`: the lease's secret opens nothing any more, and
   * `fresh` does, which nobody gets to see; done only after the old one was tried in vain.
   */
  readonly rotate?: (call: RotateCall) => Promise<Answer>
  /** What is true at the target now. */
  readonly inspect: (call: TargetCall) => Promise<Inspection>
  /** What the target has that carries Hallpass's mark, whatever lease it is of. Changes nothing. */
  readonly survey?: (call: SurveyCall) => Promise<Survey>
  /** Tries the settings without granting anything; account settings where given. */
  readonly rehearse: (call: RehearseCall) => Promise<Rehearsal>
  /** How the holder connects: lines of text and ready commands, without the secret. */
  readonly instruct: (call: TargetCall) => Guide
  /** In the mode `certificate`: what is issued in slices, since it cannot be taken back. */
  readonly issuance?: Issuance
  /** Answers gates of others before the app, that ask about people. */
  readonly enquiries?: Enquiries
  /** Fills in what the product makes itself, such as a key; called before settings are rehearsed. */
  readonly complete?: (settings: ConnectorSettings) => Promise<Completed>
  /** What anybody may read about a connector, under `/<kind>/<connector id>/<name>`. */
  readonly published?: { readonly [name: string]: Publication }
  /** What an administrator does at the target once, given where the connector is published. */
  readonly setUp?: (settings: ConnectorSettings, publishedAt: string) => SetUp
}

export type SettingField = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly type: 'text' | 'secret' | 'number' | 'choice' | 'list' | 'group'
  readonly required: boolean
  readonly choices?: readonly string[]
  readonly default?: string
  /** Filled in by the connector's `complete`, shown and never typed. */
  readonly isDerived?: true
  /** Of an account: only in these modes; without it, in every mode. */
  readonly modes?: readonly AccessMode[]
}

/** Flat settings, secrets included and already unsealed; a `list` is newline-separated. */
export type ConnectorSettings = { readonly [name: string]: string }

/** One lease's right at the target. `deadlineMs` bounds the whole call. */
export type TargetCall = {
  readonly settings: ConnectorSettings
  readonly account: {
    readonly name: string
    readonly mode: AccessMode
    readonly settings: AccountSettings
  }
  readonly lease: {
    /** Random part of the resource's id; with the fence it names what this lease made at the target. */
    readonly resourceKey: string
    readonly fence: number
    /** Epoch milliseconds. */
    readonly endsAt: number
    /** When the last of what was issued runs out; nothing was, without it. Epoch milliseconds. */
    readonly issuedUntil?: number | null
  }
  /** The password or key made for this lease before the target is called; the same in every call. */
  readonly secret: string
  readonly deadlineMs: number
}

export type RotateCall = TargetCall & {
  /** Made for this one call and forgotten after it. */
  readonly fresh: string
}

export type RightsCall = {
  readonly mode: AccessMode
  readonly settings: AccountSettings
  /** The settings of the connector. */
  readonly target: ConnectorSettings
}

/** `accounts` are the settings of those in the mode provision, where what they make is looked for. */
export type SurveyCall = {
  readonly settings: ConnectorSettings
  readonly accounts: readonly AccountSettings[]
  readonly deadlineMs: number
}

export type RehearseCall = {
  readonly settings: ConnectorSettings
  readonly account?: { readonly mode: AccessMode; readonly settings: AccountSettings }
  readonly deadlineMs: number
}

/**
 * How a call ended. `done` and `already` carry what was read back. `retry`: certainly not done.
 * `unknown`: perhaps done, inspect. `refused`: the target said no (credentials, rights): tell people.
 * `wait`: of a revoke, what cannot be taken back runs out by itself at `until`, in epoch milliseconds.
 * `asked`: people of this group do it, and say so; the message tells them what.
 */
export type Answer =
  | { readonly outcome: 'done' | 'already'; readonly evidence: string }
  | { readonly outcome: 'retry' | 'unknown' | 'refused'; readonly message: string }
  | { readonly outcome: 'wait'; readonly until: number; readonly message: string }
  | { readonly outcome: 'asked'; readonly group: GroupId; readonly message: string }

export type Inspection =
  | { readonly outcome: 'held' | 'clean'; readonly evidence: string }
  | { readonly outcome: 'retry' | 'unknown' | 'refused'; readonly message: string }

/** Something that was made for a lease, by what it says of itself. */
export type Marked = {
  /** What it is called at the target. */
  readonly subject: string
  readonly resourceKey: string
  readonly fence: number
  /** It has the name that Hallpass gave it too; otherwise the mark may have been copied. */
  readonly isAsMade: boolean
}

/** `isWhole`: there is no more than this. */
export type Survey =
  | { readonly outcome: 'seen'; readonly marked: readonly Marked[]; readonly isWhole: boolean }
  | { readonly outcome: 'retry' | 'unknown' | 'refused'; readonly message: string }

export type Rehearsal =
  | { readonly works: true; readonly found: string }
  | { readonly works: false; readonly problems: readonly string[] }

export type Guide = {
  /** The login name at the target. */
  readonly username: string
  /** The holder gets in with a login of their own: no secret is shown. */
  readonly usesOwnLogin?: true
  readonly lines: readonly string[]
  /** Ready commands; `{{secret}}` never appears, the person pastes it when asked. */
  readonly commands: readonly string[]
}

export type Completed =
  | { readonly settings: ConnectorSettings }
  | { readonly field: string; readonly message: string }

export type SetUp = { readonly lines: readonly string[]; readonly commands: readonly string[] }
