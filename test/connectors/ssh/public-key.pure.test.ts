import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../src/connectors/base64'
import { readPublicKey } from '../../../src/connectors/ssh/public-key'
import { joined, string, WireReader } from '../../../src/connectors/ssh/wire'
import { lacks } from '../../support/programs'
import { authority, issue, KeyFolder } from './authority'

const ED25519 = line('ssh-ed25519', string(new Uint8Array(32).fill(9)))

function line(kind: string, ...fields: readonly Uint8Array[]): string {
  return `${kind} ${toBase64(joined(string(kind), ...fields))}`
}

function number(bytes: number, first: number, last: number): Uint8Array {
  const value = new Uint8Array(bytes).fill(0x55)
  value[0] = first
  value[bytes - 1] = last
  return string(value)
}

const E = string(Uint8Array.of(1, 0, 1))

async function problemOf(text: string): Promise<string> {
  const read = await readPublicKey(text)
  return 'problem' in read ? read.problem : `accepted: ${read.kind}`
}

describe('a public key', () => {
  it('is taken with spaces around it and any comment', async () => {
    expect(await readPublicKey(`  ${ED25519} ana@laptop, work\n`)).toMatchObject({
      kind: 'ssh-ed25519',
      fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
    })
  })

  it('may be on a security key', async () => {
    const key = line(
      'sk-ssh-ed25519@openssh.com',
      string(new Uint8Array(32).fill(9)),
      string('ssh:'),
    )
    expect(await readPublicKey(key)).toMatchObject({ kind: 'sk-ssh-ed25519@openssh.com' })
    const certificate = await issue(await authority(), key)
    expect(certificate).toMatch(/^sk-ssh-ed25519-cert-v01@openssh.com /)
  })

  it.each([
    ['nothing', ''],
    ['words', 'let me in'],
    ['a kind alone', 'ssh-ed25519'],
    ['a kind that is a word of the language', 'constructor AAAA'],
    ['a weak kind', line('ssh-dss', E, E, E, E)],
    ['a certificate', line('ssh-ed25519-cert-v01@openssh.com', string('x'))],
    ['options before the key', `command="id" ${ED25519}`],
    ['two lines', `${ED25519}\n${ED25519}`],
    ['another kind inside', ED25519.replace('ssh-ed25519', 'ssh-rsa')],
    ['a short key', line('ssh-ed25519', string(new Uint8Array(31)))],
    ['bytes after the key', line('ssh-ed25519', string(new Uint8Array(32)), string('x'))],
    [
      'a length beyond the end',
      `ssh-ed25519 ${toBase64(joined(string('ssh-ed25519'), Uint8Array.of(255, 255, 255, 255)))}`,
    ],
    ['base64 that could be written otherwise', `${ED25519.slice(0, -1)}h=`],
    ['another curve than said', line('ecdsa-sha2-nistp256', string('nistp384'), number(65, 4, 1))],
    ['a point off the curve', line('ecdsa-sha2-nistp256', string('nistp256'), number(65, 4, 1))],
    ['a compressed point', line('ecdsa-sha2-nistp256', string('nistp256'), number(33, 2, 1))],
    ['RSA of 1024 bits', line('ssh-rsa', E, number(129, 0, 0x81).fill(0x99, 5, 6))],
    ['RSA of 2047 bits', line('ssh-rsa', E, number(256, 0x7f, 1))],
    ['RSA with an even modulus', line('ssh-rsa', E, joined(number(257, 0, 2).fill(0x99, 5, 6)))],
    ['RSA with a negative modulus', line('ssh-rsa', E, number(256, 0x80, 1))],
    [
      'RSA with the exponent 1',
      line('ssh-rsa', number(1, 1, 1), number(257, 0, 1).fill(0x99, 5, 6)),
    ],
    [
      'a security key of another application',
      line('sk-ssh-ed25519@openssh.com', string(new Uint8Array(32)), string('web')),
    ],
  ])('is refused with the kinds that are accepted: %s', async (_, text) => {
    const problem = await problemOf(text)
    expect(problem).toContain('Accepted are: ssh-ed25519, ')
    expect(problem).not.toContain('command=')
  })

  it('of RSA with 2048 bits is enough, and 16384 the most', async () => {
    const big = (bytes: number) => number(bytes + 1, 0, 1).fill(0x99, 5, 6)
    expect(await problemOf(line('ssh-rsa', E, big(256)))).toBe('accepted: ssh-rsa')
    expect(await problemOf(line('ssh-rsa', E, big(2049)))).toContain('too weak')
  })
})

describe.skipIf(lacks('ssh-keygen'))('keys as ssh-keygen writes them', () => {
  const keys = new KeyFolder()
  beforeAll(() => {
    keys.make('ca', '-t', 'ed25519')
  })
  afterAll(() => keys.remove())

  it('have the fingerprint that ssh-keygen shows', async () => {
    const print = keys.keygen('-l', '-f', `${keys.path}/ca.pub`).split(' ')[1]
    expect(await readPublicKey(keys.read('ca.pub'))).toMatchObject({ fingerprint: print })
  })

  it('are told apart from their private half, which is never to be given away', async () => {
    expect(await problemOf(keys.read('ca'))).toMatch(/^This is a private key\./)
  })

  it('can be the authority, also when a browser made one line of the file', async () => {
    const blob = keys.read('ca.pub').split(' ')[1]
    for (const text of [
      keys.read('ca'),
      keys.read('ca').replace(/\n/g, ' ').trim(),
      keys.read('ca').replace(/\n/g, ''),
    ])
      expect((await authority({ caKey: text })).publicKey).toBe(`ssh-ed25519 ${blob} hallpass`)
  })

  it('stay the authority when the connector is saved again', async () => {
    const settings = await authority({ caKey: keys.read('ca') })
    expect(await authority(settings)).toEqual(settings)
    expect(settings.caKey).not.toContain('OPENSSH')
  })

  it.each([
    ['words', () => 'secret'],
    ['a public key', () => keys.read('ca.pub')],
    ['a key that has been cut', () => keys.read('ca').replace(/\n.{70}\n/, '\n')],
    [
      'a key with a passphrase',
      () => {
        keys.keygen('-q', '-t', 'ed25519', '-N', 'passphrase', '-f', `${keys.path}/locked`)
        return keys.read('locked')
      },
    ],
    [
      'a key of another kind',
      () => {
        keys.make('other', '-t', 'ecdsa')
        return keys.read('other')
      },
    ],
  ])('are refused as an authority without being said back: %s', async (_, text) => {
    await expect(() => authority({ caKey: text() })).rejects.toThrow(/without a passphrase/)
  })

  it('are made anew where none was given', async () => {
    const [one, other] = [await authority(), await authority()]
    expect(one.publicKey).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI\S+ hallpass$/)
    expect(one.publicKey).not.toBe(other.publicKey)
    const blob = new WireReader(fromBase64(one.publicKey?.split(' ')[1] ?? '') ?? new Uint8Array())
    expect([blob.text(), blob.string().length, blob.isAtEnd]).toEqual(['ssh-ed25519', 32, true])
  })
})
