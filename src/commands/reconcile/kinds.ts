import type { SettingField } from '../../connectors/connector'
import { readerKinds } from '../../readers/registry'

/** A way of reading a provider, and what it has to be told. */
export type ReaderKind = {
  readonly kind: string
  readonly title: string
  readonly settings: readonly SettingField[]
}

export function waysToRead(): readonly ReaderKind[] {
  return readerKinds()
}

export function wayToRead(kind: string): ReaderKind | null {
  return readerKinds().find((each) => each.kind === kind) ?? null
}
