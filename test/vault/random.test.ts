import * as v from 'valibot'
import { expect, it } from 'vitest'
import { PersonId } from '../../src/domain/ids'
import { randomId, randomPassword, randomToken, sha256Hex } from '../../src/vault/random'

it('makes ids that the rules accept and that do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, () => randomId('per'))
  for (const id of ids) expect(v.is(PersonId, id)).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
})

it('favours no character of an id', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 40_000; n++) {
    for (const char of randomId('x').slice(2)) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  const expected = (40_000 * 16) / 36
  expect(counts.size).toBe(36)
  for (const count of counts.values()) expect(Math.abs(count / expected - 1)).toBeLessThan(0.06)
})

it('makes tokens of 256 bits', () => {
  expect(randomToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

it('makes passwords that can be read aloud and pasted into a shell', () => {
  for (let n = 0; n < 500; n++) {
    const password = randomPassword()
    expect(password).toMatch(/^[a-zA-Z2-9]{28}$/)
    expect(password).not.toMatch(/[0O1lIo]/)
    expect(password).toMatch(/[a-z]/)
    expect(password).toMatch(/[A-Z]/)
    expect(password).toMatch(/[2-9]/)
  }
})

it('hashes as everybody else does', async () => {
  expect(await sha256Hex('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
