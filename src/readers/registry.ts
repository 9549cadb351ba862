import { Attempt } from '../connectors/attempt'
import { withoutSecrets } from '../connectors/failure'
import { scimFailureOf } from '../connectors/scim/answer'
import { graphReader } from './graph'
import { oktaReader } from './okta'
import type { Call, Reader } from './reader'
import { scimReader } from './scim'

const READERS: readonly Reader[] = [scimReader, oktaReader, graphReader]

export function readerKinds(): readonly Reader[] {
  return READERS
}

export function readerOf(kind: string): Reader | null {
  return READERS.find((reader) => reader.kind === kind) ?? null
}

/** What went wrong with a provider, in a sentence without secrets. */
export function problemOf(error: unknown, { settings }: Reader, call: Call): string {
  const secrets = settings.filter(({ type }) => type === 'secret')
  const values = secrets.map(({ name }) => call.settings[name] ?? '')
  return withoutSecrets(scimFailureOf(error, new Attempt(0)), values).message
}
