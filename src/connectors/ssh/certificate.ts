import { type Bytes, toBase64 } from '../base64'
import { publicHalfOf, signWith } from '../signing-key'
import { ed25519Blob, type PublicKey } from './public-key'
import { joined, string, uint32, uint64 } from './wire'

/** What a user certificate says. Times in whole seconds since 1970; `validBefore` is excluded. */
export type Statement = {
  readonly key: PublicKey
  readonly serial: bigint
  readonly keyId: string
  readonly principal: string
  readonly validAfter: number
  readonly validBefore: number
  /** Addresses in CIDR notation, separated by commas; empty for anywhere. */
  readonly sourceAddress: string
  readonly extensions: readonly string[]
}

const USER = 1
const NONCE_BYTES = 32

/** A user certificate as OpenSSH's PROTOCOL.certkeys says, in one line as in a `-cert.pub` file. */
export async function certify(statement: Statement, caKey: string): Promise<string> {
  const { key, keyId } = statement
  if (statement.principal === '' || statement.principal.includes(','))
    throw new Error('A certificate names exactly one principal.')
  const kind = certificateKindOf(key.kind)
  const signed = joined(
    string(kind),
    string(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))),
    key.fields,
    uint64(statement.serial),
    uint32(USER),
    string(keyId),
    string(string(statement.principal)),
    uint64(BigInt(statement.validAfter)),
    uint64(BigInt(statement.validBefore)),
    string(criticalOptions(statement)),
    string(extensions(statement)),
    string(''),
    string(ed25519Blob(await publicHalfOf(caKey))),
  )
  const signature = joined(string('ssh-ed25519'), string(await signWith(caKey, signed)))
  return `${kind} ${toBase64(joined(signed, string(signature)))} ${keyId.split(' ')[0]}`
}

/** `sk-ssh-ed25519@openssh.com` becomes `sk-ssh-ed25519-cert-v01@openssh.com`. */
function certificateKindOf(kind: string): string {
  return `${kind.replace('@openssh.com', '')}-cert-v01@openssh.com`
}

/** A server that does not know a critical option refuses the certificate. */
function criticalOptions({ sourceAddress }: Statement): Bytes {
  if (sourceAddress === '') return new Uint8Array()
  return joined(string('source-address'), string(string(sourceAddress)))
}

/** In the order of their names, as PROTOCOL.certkeys asks. */
function extensions(statement: Statement): Bytes {
  return joined(...statement.extensions.toSorted().map((name) => joined(string(name), string(''))))
}
