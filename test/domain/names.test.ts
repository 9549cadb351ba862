import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  LeaseId,
  leaseIdOf,
  ownerOf,
  PersonId,
  RequestId,
  ResourceId,
  requestIdOf,
} from '../../src/domain/ids'
import { LIMITS } from '../../src/domain/limits'
import { Label, Name, Text } from '../../src/domain/name'

describe('the name of a resource or an account', () => {
  it.each(['prod-db', 'a', '0', 'Prod.DB_1', 'x'.repeat(LIMITS.nameLength)])('may be %j', (name) =>
    expect(v.parse(Name, name)).toBe(name),
  )

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(LIMITS.nameLength + 1)],
    ['with a slash', 'prod/db'],
    ['with a space', 'prod db'],
    ['with a space around it', ' prod-db'],
    ['with a line end', 'prod-db\n'],
    ['with a control character', 'prod\u0000db'],
    ['with a zero-width space', 'prod\u200bdb'],
    ['with a zero-width joiner', 'prod\u200ddb'],
    ['with a byte-order mark', '\ufeffprod-db'],
    ['with a direction override', 'prod\u202edb'],
    ['with a Cyrillic а', 'prod-\u0430dmin'],
    ['with a Greek ο', 'pr\u03bfd-db'],
    ['with a full-width letter', '\uff50rod-db'],
    ['with a ligature', 'pro\ufb01le'],
    ['with a combining mark', 'pro\u0301d'],
    ['with a look-alike hyphen', 'prod\u2010db'],
    ['with a digit of another script', 'db-\u0661'],
    ['with an umlaut', 'pröd'],
    ['with a glob’s star', 'prod-*'],
    ['beginning with a dot', '.prod'],
    ['beginning with a hyphen', '-rf'],
  ])('is refused %s', (_, name) => expect(v.is(Name, name)).toBe(false))

  it('is never changed into another: it is taken as it is, or refused', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const parsed = v.safeParse(Name, text)
        expect(!parsed.success || parsed.output === text).toBe(true)
        expect(parsed.success).toBe(/^[a-z0-9][a-z0-9._-]*$/i.test(text) && !text.includes('\n'))
      }),
      { seed: 1, numRuns: 2_000 },
    ))
})

describe('a label', () => {
  it.each(['Ana Müller', 'Отдел EU', '管理者', 'Ops (EU) – night', '  Bo  '])(
    'may be %j',
    (label) => expect(v.parse(Label, label)).toBe(label.trim()),
  )

  it.each([
    ['empty', ' '],
    ['of several lines', 'Ana\nRoot'],
    ['with a control character', 'Ana\u0007'],
    ['with a zero-width space', 'An\u200ba'],
    ['with a direction override', 'Ana\u202etooR'],
    ['with a line separator', 'Ana\u2028Root'],
    ['with full-width letters', 'Ｒoot'],
    ['with half a character', 'Ana\ud800'],
    ['with a Cyrillic а in a Latin word', '\u0430pprovers'],
    ['with a Greek ο in a Latin word', 'r\u03bfot'],
    ['that shows nothing', '\u115f'],
    ['with an invisible letter', 'Root\u1160'],
    ['with an invisible mark', 'Ro\u034fot'],
  ])('is refused %s', (_, label) => expect(v.is(Label, label)).toBe(false))
})

describe('free text', () => {
  it('may have lines and tabs, and may be empty', () => {
    expect(v.parse(Text, ' The report\n\tfails.\r\n ')).toBe('The report\n\tfails.')
    expect(v.parse(Text, '')).toBe('')
  })

  it.each(['\u0000', 'a\u200bb', 'a\u202eb', 'a\ud800', 'x'.repeat(LIMITS.textLength + 1)])(
    'is refused with hidden characters, or too long: %j',
    (text) => expect(v.is(Text, text)).toBe(false),
  )
})

describe('an id', () => {
  it('says what it is and whose', () => {
    const request = requestIdOf('res_prod0', 12)
    const lease = leaseIdOf('res_prod0', 7)
    expect([request, lease]).toEqual(['req_prod0_12', 'lea_prod0_7'])
    expect([ownerOf(request), ownerOf(lease)]).toEqual(['res_prod0', 'res_prod0'])
    expect(v.is(RequestId, request) && v.is(LeaseId, lease)).toBe(true)
  })

  it.each(['', 'res_', 'res_abc', 'req_prod0', 'RES_prod0', 'res_prod0\n', 'res_pröd', 'res_a/b'])(
    'of a resource is never %j',
    (id) => expect(v.is(ResourceId, id)).toBe(false),
  )

  it.each(['req_prod0', 'req_prod0_0', 'req_prod0_01', 'req_prod0_-1', 'lea_prod0_1', 'req__1'])(
    'of a request is never %j',
    (id) => expect(v.is(RequestId, id)).toBe(false),
  )

  it('is a string and not an address', () => {
    expect(v.is(PersonId, 'ana@example.org')).toBe(false)
    expect(v.is(PersonId, 7)).toBe(false)
  })
})
