import { describe, expect, it } from 'vitest'
import { cleanAmr, cleanEmail, cleanName, profileOf, subjectOf } from '../../src/auth/claims'
import { safeReturnTo } from '../../src/auth/return-to'

describe('a name from the provider', () => {
  it('is one plain line', () => {
    expect(cleanName('  Ana\r\nBcc: x@example.test ')).toBe('Ana Bcc: x@example.test')
    expect(cleanName('Ana\u202Egnp\u200B\u0000 \u{E0041}Alvarez')).toBe('Anagnp Alvarez')
    expect(cleanName('José 李小龍')).toBe('José 李小龍')
    expect(cleanName('Ｒｏｏｔ ﬁ')).toBe('Root fi')
  })

  it('is nothing when nothing readable is left', () => {
    for (const name of ['', '  ', '\u200B\u200B', 7, null, {}]) expect(cleanName(name)).toBeNull()
  })

  it('has at most 120 characters and never half of one', () => {
    const name = cleanName('🔑'.repeat(500)) ?? ''
    expect([...name]).toHaveLength(120)
    expect(name.isWellFormed()).toBe(true)
  })
})

describe('an address from the provider', () => {
  it('can be put into a mail as it is', () => {
    expect(cleanEmail('ana+hp@example.test')).toBe('ana+hp@example.test')
    const bad = [
      'ana',
      'a@b@c',
      'a b@c',
      'a@b\r\nBcc: x',
      'Ana <a@b>',
      'a@b,c@d',
      `${'a'.repeat(260)}@b`,
    ]
    for (const address of bad) expect(cleanEmail(address), address).toBeNull()
  })

  it('is not taken where the provider itself doubts it', () => {
    const claims = { name: 'Ana', email: 'root@example.test' }
    expect(profileOf({ ...claims, email_verified: false }).email).toBeNull()
    expect(profileOf({ ...claims, email_verified: 'false' }).email).toBeNull()
    expect(profileOf(claims).email).toBe('root@example.test')
  })
})

describe('the subject of a person', () => {
  const claims = { sub: 'pairwise', tid: 'contoso', oid: 'a/b', empty: '', list: ['x'] }

  it('is the claim that the settings name, as it is', () => {
    expect(subjectOf(claims, ['sub'])).toBe('pairwise')
    expect(subjectOf(claims, ['oid'])).toBe('a/b')
  })

  it('is several claims that cannot be taken for others', () => {
    expect(subjectOf(claims, ['tid', 'oid'])).toBe('contoso/a%2Fb')
    expect(subjectOf({ tid: 'contoso/a', oid: 'b' }, ['tid', 'oid'])).toBe('contoso%2Fa/b')
  })

  it('is never made up where the provider leaves a claim out', () => {
    for (const name of ['missing', 'empty', 'list'])
      expect(() => subjectOf(claims, ['sub', name])).toThrow(`no usable claim ${name}`)
  })
})

it('methods are short words', () => {
  expect(cleanAmr(['pwd', '', 'a b', 7, 'x'.repeat(300), 'otp'])).toEqual(['pwd', 'otp'])
  expect(cleanAmr('mfa')).toEqual([])
})

it('the way back stays on this site', () => {
  const good = ['/', '/board', '/requests/req_abcd_1?tab=2#votes', '/%2F/x']
  for (const path of good) expect(safeReturnTo(path)).toBe(path)
  const bad = [
    '',
    'board',
    '//x.example',
    '/\\x.example',
    '/a\\b',
    'https://x.example',
    'javascript:alert(1)',
    '/\t/x.example',
    '/\n',
    '/ü',
    `/${'a'.repeat(1_000)}`,
    7,
    null,
    undefined,
  ]
  for (const path of bad) expect(safeReturnTo(path), String(path)).toBe('/')
})
