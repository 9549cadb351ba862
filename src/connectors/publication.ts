import type { ConnectorSettings, TargetCall } from './connector'

/** Something that anybody may read about a connector; null where there is nothing to read. */
export type Publication = (facts: PublicFacts) => Promise<Published | null>

export type PublicFacts = {
  /** Without secrets; null where there is no such connector. */
  readonly settings: ConnectorSettings | null
  /** Leases that ended before what was issued for them runs out. */
  readonly endedEarly: readonly Pick<TargetCall['lease'], 'resourceKey' | 'fence'>[]
  /** Epoch milliseconds. */
  readonly now: number
}

export type Published = {
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly maxAgeSeconds: number
}
