import type { ConnectorSettings, SettingField } from '../connector'
import { webOriginOf } from '../outbound/web-origin'
import { keyOf } from './sign'

export const RECEIVER_FIELDS: readonly SettingField[] = [
  {
    name: 'url',
    label: 'Address of the receiver',
    hint: 'Such as https://admin.example/hallpass. It is not secret, so put no password into it.',
    type: 'text',
    required: true,
  },
  {
    name: 'secret',
    label: 'Signing secret',
    hint: 'whsec_ and 24 to 64 random bytes in base64. The receiver has the same.',
    type: 'secret',
    required: true,
  },
  {
    name: 'previousSecret',
    label: 'Previous signing secret',
    hint: 'While the receiver still has the old one: both sign. A single minus takes it away.',
    type: 'secret',
    required: false,
  },
]

export const RIGHT_FIELDS: readonly SettingField[] = [
  {
    name: 'right',
    label: 'Right',
    hint: 'What the receiver calls what is given, such as group:admins or user:root.',
    type: 'text',
    required: true,
  },
  {
    name: 'username',
    label: 'Login name',
    hint: 'What the holder logs in as; without it the right, or a name of the lease’s own.',
    type: 'text',
    required: false,
  },
  {
    name: 'guide',
    label: 'How to use it',
    hint: 'What the holder reads, line by line.',
    type: 'list',
    required: false,
  },
]

export type Receiver = {
  readonly url: string
  readonly origin: string
  /** Today's key first. */
  readonly keys: readonly Uint8Array<ArrayBuffer>[]
}

/** The receiver, or what is wrong with the settings, in sentences. */
export function receiverOf({
  url = '',
  secret = '',
  previousSecret = '',
}: ConnectorSettings): { readonly receiver: Receiver } | { readonly problems: readonly string[] } {
  const origin = webOriginOf(url)
  const secrets = [secret, ...(previousSecret.length > 1 ? [previousSecret] : [])]
  const keys = secrets.flatMap((each) => keyOf(each) ?? [])
  const problems = [
    ...(origin ? [] : ['The address is not an http or https address of the plain kind.']),
    ...(keys.length === secrets.length
      ? []
      : ['A signing secret is whsec_ followed by 24 to 64 bytes in base64.']),
  ]
  if (problems.length > 0 || !origin) return { problems }
  return { receiver: { url, origin, keys } }
}

export function originOf({ url = '' }: ConnectorSettings): string {
  return webOriginOf(url) ?? url
}

/** Anything but https counts as a way without TLS. */
export function isPlain({ url = '' }: ConnectorSettings): boolean {
  return !/^https:/i.test(url)
}

export function secretsOf({ secret = '', previousSecret = '' }: ConnectorSettings): string[] {
  return [secret, previousSecret].filter((each) => each.length > 1)
}
