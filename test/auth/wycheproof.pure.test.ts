import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalJWKSet, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { SIGNATURES, verifyJws } from '../../src/auth/jws'

const FOLDER = join(import.meta.dirname, '../../../shared/vectors/wycheproof')
const SIGNATURES_FILE = 'json_web_signature_test.json'
const isPresent = existsSync(FOLDER)
const where = isPresent ? '' : ' (skipped: the vectors are not on this machine)'

type Keys = JWK | { readonly keys: JWK[] }

type Group = {
  readonly comment: string
  readonly public?: Keys
  readonly private?: Keys
  readonly tests: readonly {
    readonly tcId: number
    readonly comment: string
    readonly jws: string
    readonly result: 'valid' | 'invalid' | 'acceptable'
  }[]
}

function groupsOf(file: string): readonly Group[] {
  if (!isPresent) return []
  const text = readFileSync(join(FOLDER, file), 'utf8')
  return (JSON.parse(text) as { testGroups: Group[] }).testGroups
}

/** Keys whose own `alg` is not the one of the signature: RFC 7520 signs so, a provider has no cause to. */
const STRICTER = new Set([346, 347, 350, 351])

/** What is right in itself, and proves nothing here: whoever verifies could have made it. */
const isShared = (jws: string) => /"alg"\s*:\s*"HS/.test(atob(urlSafe(jws.split('.')[0] ?? '')))

const urlSafe = (text: string) =>
  text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[^\w+/]/g, '')

function isToBeBelieved(file: string, { tcId, jws, result }: Group['tests'][number]): boolean {
  if (file === SIGNATURES_FILE && STRICTER.has(tcId)) return false
  return result === 'valid' && !isShared(jws)
}

function keysOf(group: Group): JWK[] {
  const keys = group.public ?? group.private
  if (!keys) return []
  return 'keys' in keys ? (keys.keys as JWK[]) : [keys as JWK]
}

describe.skipIf(!isPresent)(`JWS and JWK agree with Wycheproof${where}`, () => {
  it('has cases of both kinds', () => {
    const files = [SIGNATURES_FILE, 'json_web_key_test.json']
    const cases = files.flatMap((file) =>
      groupsOf(file).flatMap(({ tests }) => tests.map((each) => isToBeBelieved(file, each))),
    )
    expect(cases.filter((isGood) => isGood).length).toBeGreaterThan(25)
    expect(cases.filter((isGood) => !isGood).length).toBeGreaterThan(200)
  })

  for (const file of [SIGNATURES_FILE, 'json_web_key_test.json']) {
    for (const group of groupsOf(file)) {
      const keys = keysOf(group)
      for (const each of group.tests) {
        const { tcId, comment, jws, result } = each
        it(`${file} ${tcId} ${group.comment} ${comment} is ${result}`, async () => {
          const verified = verifyJws(jws, createLocalJWKSet({ keys }), SIGNATURES)
          const isBelieved = await verified.then(
            () => true,
            () => false,
          )
          expect(isBelieved).toBe(isToBeBelieved(file, each))
        })
      }
    }
  }
})
