import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decryptWith, encryptWith, importKey } from '../../src/vault/aes-gcm'

const FILE = join(
  fileURLToPath(import.meta.url),
  '../../../../shared/vectors/wycheproof/aes_gcm_test.json',
)
const isPresent = existsSync(FILE)
const where = isPresent ? '' : ' (skipped: the vectors are not on this machine)'

type Case = Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag', string> & {
  readonly tcId: number
  readonly comment: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
}

type Group = {
  readonly ivSize: number
  readonly keySize: number
  readonly tagSize: number
  readonly tests: readonly Case[]
}

/** Only the sizes that seals have. */
function casesOf(): readonly Case[] {
  if (!isPresent) return []
  const { testGroups } = JSON.parse(readFileSync(FILE, 'utf8')) as { testGroups: Group[] }
  return testGroups
    .filter(({ keySize, ivSize, tagSize }) => keySize === 256 && ivSize === 96 && tagSize === 128)
    .flatMap(({ tests }) => tests)
}

describe.skipIf(!isPresent)(`AES-256-GCM agrees with Wycheproof${where}`, () => {
  const cases = casesOf()

  it('has cases of both kinds', () => {
    expect(cases.filter(({ result }) => result === 'valid').length).toBeGreaterThan(20)
    expect(cases.filter(({ result }) => result === 'invalid').length).toBeGreaterThan(10)
  })

  for (const one of cases) {
    it(`case ${one.tcId} ${one.comment} is ${one.result}`, async () => {
      const key = await importKey(bytes(one.key))
      const sealed = bytes(one.ct + one.tag)
      const opening = decryptWith(key, bytes(one.iv), bytes(one.aad), sealed)
      if (one.result === 'invalid') return expect(opening).rejects.toThrow()
      expect(hex(await opening)).toBe(one.msg)
      const again = await encryptWith(key, bytes(one.iv), bytes(one.aad), bytes(one.msg))
      return expect(hex(again)).toBe(one.ct + one.tag)
    })
  }
})

function bytes(text: string) {
  return Uint8Array.from(Buffer.from(text, 'hex'))
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex')
}
