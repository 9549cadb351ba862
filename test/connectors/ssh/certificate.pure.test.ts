import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64 } from '../../../src/connectors/base64'
import type { ConnectorSettings } from '../../../src/connectors/connector'
import { certify } from '../../../src/connectors/ssh/certificate'
import { readPublicKey } from '../../../src/connectors/ssh/public-key'
import { serialOf } from '../../../src/connectors/ssh/serial'
import { WireReader } from '../../../src/connectors/ssh/wire'
import { lacks } from '../../support/programs'
import { authority, issue, issueCall, KeyFolder, START } from './authority'

const ACCOUNT = issueCall({}, '').account

/** Fields of OpenSSH's PROTOCOL.certkeys, read by the order that it gives. */
function fieldsOf(certificate: string) {
  const reader = new WireReader(fromBase64(certificate.split(' ')[1] ?? '') ?? new Uint8Array())
  const uint64 = () => new DataView(reader.take(8).buffer).getBigUint64(0)
  return {
    kind: reader.text(),
    nonce: reader.string(),
    key: reader.string(),
    serial: uint64(),
    type: reader.uint32(),
    keyId: reader.text(),
    principals: reader.string(),
    validAfter: uint64(),
    validBefore: uint64(),
    criticalOptions: reader.string(),
    extensions: reader.string(),
    reserved: reader.string(),
    signatureKey: reader.string(),
    signature: reader.string(),
    isAtEnd: reader.isAtEnd,
  }
}

function textsIn(bytes: Uint8Array): readonly string[] {
  const reader = new WireReader(bytes)
  const texts: string[] = []
  while (!reader.isAtEnd) texts.push(reader.text())
  return texts
}

describe.skipIf(lacks('ssh-keygen'))('a certificate', () => {
  const keys = new KeyFolder()
  let settings: ConnectorSettings
  let publicKey: string

  beforeAll(async () => {
    settings = await authority()
    keys.make('ana', '-t', 'ed25519')
    publicKey = keys.read('ana.pub')
  })
  afterAll(() => keys.remove())

  /** What `ssh-keygen -L` reads in it. */
  function shown(certificate: string): string {
    const path = join(keys.path, 'shown-cert.pub')
    writeFileSync(path, `${certificate}\n`)
    return keys.keygen('-L', '-f', path)
  }

  it('says field by field what it should, and nothing else', async () => {
    const fields = fieldsOf(await issue(settings, publicKey))
    const blob = fromBase64(publicKey.split(' ')[1] ?? '')
    const authorityBlob = fromBase64(settings.publicKey?.split(' ')[1] ?? '')
    expect(fields).toMatchObject({
      kind: 'ssh-ed25519-cert-v01@openssh.com',
      key: blob?.slice(-32),
      serial: await serialOf({ resourceKey: 'prod1', fence: 7 }),
      type: 1,
      keyId: 'lea_prod1_7 per_ana1 Ana ?lvarez',
      validAfter: BigInt(START / 1_000),
      validBefore: BigInt(START / 1_000 + 900),
      signatureKey: authorityBlob,
      isAtEnd: true,
    })
    expect(textsIn(fields.principals)).toEqual(['web-root'])
    expect(textsIn(fields.extensions)).toEqual(['permit-pty', ''])
    expect(fields.criticalOptions).toHaveLength(0)
    expect(fields.reserved).toHaveLength(0)
    expect(fields.nonce).toHaveLength(32)
    expect(textsIn(fields.signature)).toEqual(['ssh-ed25519', expect.any(String)])
  })

  it('is read by ssh-keygen in the same words', async () => {
    const text = shown(await issue(settings, publicKey))
    const serial = await serialOf({ resourceKey: 'prod1', fence: 7 })
    expect(text).toContain('Type: ssh-ed25519-cert-v01@openssh.com user certificate')
    expect(text).toContain(`Serial: ${serial}`)
    expect(text).toContain('Key ID: "lea_prod1_7 per_ana1 Ana ?lvarez"')
    expect(text).toMatch(/Principals:\s+web-root\s+Critical Options: \(none\)/)
    expect(text).toMatch(/Extensions:\s+permit-pty\s*$/)
  })

  it('carries a serial whose low bits are the fence, different on every resource', async () => {
    const [one, next, other] = await Promise.all([
      serialOf({ resourceKey: 'prod1', fence: 7 }),
      serialOf({ resourceKey: 'prod1', fence: 8 }),
      serialOf({ resourceKey: 'prod2', fence: 7 }),
    ])
    expect(one & 0xffffffn).toBe(7n)
    expect(next - one).toBe(1n)
    expect(other & 0xffffffn).toBe(7n)
    expect(other).not.toBe(one)
  })

  it('has a nonce of its own each time', async () => {
    const [one, other] = [await issue(settings, publicKey), await issue(settings, publicKey)]
    expect(one).not.toBe(other)
  })

  it('lies inside its lease to the second', async () => {
    const times = { validFrom: START + 1, validUntil: START + 59_999 }
    const { validAfter, validBefore } = fieldsOf(await issue(settings, publicKey, times))
    expect([validAfter, validBefore]).toEqual([
      BigInt(START / 1_000 + 1),
      BigInt(START / 1_000 + 59),
    ])
  })

  it('allows what the account allows, and only from where it says', async () => {
    const account = {
      ...ACCOUNT,
      settings: {
        principal: 'web-root',
        terminal: 'no',
        portForwarding: 'yes',
        agentForwarding: 'yes',
        x11Forwarding: 'yes',
        sourceAddress: '192.0.2.0/24,2001:db8::/32',
      },
    }
    const certificate = await issue(settings, publicKey, { account })
    const text = shown(certificate)
    expect(text).toMatch(/Critical Options:\s+source-address 192\.0\.2\.0\/24,2001:db8::\/32/)
    expect(textsIn(fieldsOf(certificate).extensions)).toEqual([
      'permit-X11-forwarding',
      '',
      'permit-agent-forwarding',
      '',
      'permit-port-forwarding',
      '',
    ])
  })

  it.each([
    ['ed25519', []],
    ['ecdsa', ['-b', '256']],
    ['ecdsa', ['-b', '384']],
    ['ecdsa', ['-b', '521']],
    ['rsa', ['-b', '2048']],
  ] as const)('is made for keys of the kind %s %j', async (kind, options) => {
    const name = [kind, ...options].join('')
    keys.make(name, '-t', kind, ...options)
    const text = shown(await issue(settings, keys.read(`${name}.pub`)))
    const print = keys.keygen('-l', '-f', join(keys.path, `${name}.pub`)).split(' ')[1]
    expect(text).toMatch(new RegExp(`Public key: \\S+ ${print?.replace(/[+/]/g, '\\$&')}`))
  })

  it.each(['', 'root,admin', 'ro ot', 'a\nb', '*', '!root'])(
    'is never made for anybody or for several: %j',
    async (principal) => {
      const account = { ...ACCOUNT, settings: { principal } }
      await expect(() => issue(settings, publicKey, { account })).rejects.toThrow(/principal/)
    },
  )

  it.each(['', 'root,admin'])(
    'is not even signed for %j, whatever was checked before',
    async (principal) => {
      const key = await readPublicKey(publicKey)
      if ('problem' in key) throw new Error(key.problem)
      const times = { validAfter: 0, validBefore: 1 }
      const what = { key, serial: 1n, keyId: 'x', principal, sourceAddress: '', extensions: [] }
      const signing = () => certify({ ...what, ...times }, settings.caKey ?? '')
      await expect(signing).rejects.toThrow('exactly one principal')
    },
  )
})
