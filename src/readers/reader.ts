import type { ConnectorSettings, SettingField } from '../connectors/connector'

/** How an identity provider tells who is there, in words of its own. */
export type Reader = {
  readonly kind: 'scim' | 'okta' | 'graph'
  readonly title: string
  readonly settings: readonly SettingField[]
  /** Every origin that these settings reach. */
  readonly originsOf: (settings: ConnectorSettings) => readonly string[]
  /** What is wrong with reading people by these claims, in a sentence; null for nothing. */
  readonly misfit: (settings: ConnectorSettings, subjectClaims: readonly string[]) => string | null
  /**
   * What the provider calls whoever signs in with this subject; null for somebody of whom it cannot
   * be asked in this way, who is left alone.
   */
  readonly nameOf: (
    settings: ConnectorSettings,
    subjectClaims: readonly string[],
    subject: string,
  ) => string | null
  /** Everybody, and the wanted groups: to the end, or it throws. Nothing is concluded from a part. */
  readonly read: (call: ReadCall) => Promise<Reading>
  /** Asks about one of them once more, since lists change while their pages are turned. Throws. */
  readonly look: (call: Call, name: string) => Promise<Standing>
}

export type Call = { readonly settings: ConnectorSettings; readonly deadlineMs: number }

export type ReadCall = Call & {
  /** Ids or names of the groups whose members count; null where groups are not read. */
  readonly groups: readonly string[] | null
}

export type Standing = 'active' | 'inactive' | 'gone'

export type Reading = {
  /** Who is there, by what the provider calls them, and whether they are active. */
  readonly people: ReadonlyMap<string, boolean>
  readonly groups: readonly ReadGroup[]
}

export type ReadGroup = {
  readonly id: string
  readonly name: string
  /** Members, also those who are one through another group, by what the provider calls them. */
  readonly members: ReadonlySet<string>
}

/** How long one answer of a provider may be. */
export const LONGEST_ANSWER = 8 * 1_048_576

/** An address without what stands behind its path, and without a slash at the end. */
export function baseOf(address = ''): string {
  const url = URL.parse(address)
  return url ? url.origin + url.pathname.replace(/\/+$/, '') : address
}

export function originIn(address = ''): string {
  return URL.parse(address)?.origin ?? address
}
