import { describe, expect, it } from 'vitest'
import { judgeHost } from '../../../src/connectors/outbound/host'
import { reachOf } from '../../../src/connectors/outbound/reach'
import { webOriginOf } from '../../../src/connectors/outbound/web-origin'

describe('a host', () => {
  it.each([
    'db.example',
    'Scim.Example.com',
    'xn--bcher-kva.example',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.1.1',
    '[2606:4700::1111]',
  ])('that everybody may reach is public: %s', (host) =>
    expect(judgeHost(host)).toEqual({ kind: 'public' }),
  )

  it.each([
    'localhost',
    'LOCALHOST',
    'a.localhost',
    'db',
    'db.internal',
    'metadata.google.internal',
    'printer.local',
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[4000::1]',
  ])('that is near needs to be allowed: %s', (host) =>
    expect(judgeHost(host)).toEqual({ kind: 'private' }),
  )

  it.each([
    '2130706433',
    '127.1',
    '127.0.1',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '127.0.0.01',
    '127.0.0.0x1',
    '127.0.0.1.',
    '127.0.0.256',
    '1.2.3.4.5',
    'db.example.',
    'example.0x',
    'example..com',
    '１２７.0.0.1',
    'bücher.example',
    'ex​ample.com',
    '%31%32%37.0.0.1',
    'user@db.example',
    'db example',
    '-db.example',
    '',
    '.',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[0:0:0:0:0:0:0:1]',
    '[fe80::1%eth0]',
    '[::1',
  ])('that programs read in different ways is refused: %j', (host) =>
    expect(judgeHost(host)).toMatchObject({ kind: 'odd', problem: expect.stringMatching(/\.$/) }),
  )
})

describe('an origin', () => {
  const allowed = {
    plain: ['http://localhost:8790', 'postgres://127.0.0.1:5432'],
    private: ['https://10.0.0.8'],
  }

  it.each([
    ['https://scim.example', false],
    ['postgres://db.example:5432', false],
    ['http://localhost:8790', true],
    ['postgres://127.0.0.1:5432', true],
    ['postgres://127.0.0.1:5432', false],
    ['https://10.0.0.8', false],
  ])('is reached where it is public, with TLS, or listed: %s', (origin, isPlain) =>
    expect(reachOf(origin, isPlain, allowed)).toEqual({ isAllowed: true }),
  )

  it.each([
    ['http://scim.example', true, 'plain'],
    ['https://10.0.0.8', true, 'plain'],
    ['http://localhost:8791', true, 'plain'],
    ['http://localhost.:8790', true, 'odd'],
    ['https://10.0.0.9', false, 'private'],
    ['https://10.0.0.8:8443', false, 'private'],
    ['postgres://0x7f.1:5432', false, 'odd'],
    ['https://me@10.0.0.8', false, 'odd'],
    ['postgres://:5432', false, 'odd'],
    ['postgres://db.example:5432/x', false, 'odd'],
  ])('is refused otherwise, saying what to do: %s', (origin, isPlain, why) =>
    expect(reachOf(origin, isPlain, allowed)).toMatchObject({ isAllowed: false, why }),
  )
})

describe('the origin of a web address', () => {
  it.each([
    ['https://Scim.Example/v2?a=b', 'https://scim.example'],
    ['https://scim.example:443/', 'https://scim.example'],
    ['http://localhost:8790/x', 'http://localhost:8790'],
    ['https://0x7f.1/', 'https://0x7f.1'],
    ['https://[::1]:9/', 'https://[::1]:9'],
  ])('is read as it was written: %s', (address, origin) =>
    expect(webOriginOf(address)).toBe(origin),
  )

  it.each([
    'ftp://scim.example',
    'https://user@scim.example/',
    'https://scim.example\\@evil.example/',
    'https:\\\\scim.example',
    'https:scim.example',
    'https://scim.example/#part',
    'https://scim.example/a b',
    ' https://scim.example',
    'https://scim.example:99999/',
    'scim.example',
    '',
  ])('is nothing where programs would read it in different ways: %j', (address) =>
    expect(webOriginOf(address)).toBeNull(),
  )
})
