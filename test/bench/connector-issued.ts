import { generateKeyPairSync } from 'node:crypto'
import type { Connector } from '../../src/connectors/connector.ts'
import { callFor, type Measured } from './connectors.ts'
import { ssh, webApp } from './core.ts'

/** What is issued and not done at a target: nothing is called when such a lease begins or ends. */
export async function issuedTarget(): Promise<readonly Measured[]> {
  return [
    await issuing(ssh, {}, publicKey()),
    await issuing(webApp, { origin: 'https://app.example' }, ''),
  ]
}

async function issuing(
  connector: Connector,
  given: { readonly [name: string]: string },
  input: string,
): Promise<Measured> {
  const completed = await connector.complete?.(given)
  if (!completed || 'field' in completed) throw new Error(JSON.stringify(completed))
  const { settings } = completed
  return {
    connector,
    mode: 'certificate',
    input,
    calls: async (count) =>
      Array.from({ length: count }, (_, index) =>
        callFor(settings, 'certificate', index + 1, { principal: 'bench', role: 'bench' }),
      ),
  }
}

/** As `ssh-keygen` writes it (RFC 8709 section 4). */
function publicKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const parts = [Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')]
  const wire = parts.map((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return Buffer.concat([length, part])
  })
  return `ssh-ed25519 ${Buffer.concat(wire).toString('base64')} bench`
}
