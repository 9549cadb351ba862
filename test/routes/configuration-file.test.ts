import { describe, expect, it } from 'vitest'
import { mergedOrder, movedBetween } from '../../src/commands/configuration/policy-order'
import { LONGEST_FILE, readFile } from '../../src/commands/configuration/read'

const HEAD = 'hallpass: 1\n'

describe('a configuration file', () => {
  it.each([
    ['two entries of one name', `${HEAD}groups: []\ngroups: []\n`, 3, 1, 'here already'],
    ['an anchor', `${HEAD}groups: &all []\n`, 2, 0, 'Anchors'],
    ['an alias', `${HEAD}groups: &all []\nresources: *all\n`, 2, 0, 'Anchors'],
    ['a tag', `${HEAD}scope: !!str x\n`, 2, 0, 'Tags'],
    ['a tag of somebody’s own', `${HEAD}groups: !do []\n`, 2, 0, 'Tags'],
    ['two documents', `${HEAD}---\nhallpass: 1\n`, 2, 1, 'one document'],
    ['a directive', `%YAML 1.1\n---\n${HEAD}`, 1, 1, 'Directives'],
    ['a handle for tags', `%TAG !e! tag:example.com,2000:\n---\n${HEAD}`, 1, 1, 'Directives'],
    ['a name that is a list', `${HEAD}? [a]\n: 1\n`, 2, 3, 'A name is text'],
    ['nesting without end', `${HEAD}groups: ${'['.repeat(50_000)}`, 2, 0, 'nested too deep'],
    ['what is no YAML', `${HEAD}groups: ]\n`, 2, 9, 'no YAML'],
    ['more than fits', `#${' '.repeat(LONGEST_FILE)}`, 1, 1, 'characters'],
    ['nothing', '', 1, 1, 'missing'],
    ['another version', 'hallpass: 2\n', 1, 1, 'hallpass: 1'],
    ['a field that is not known', `${HEAD}groups:\n  - name: a\n    owner: b\n`, 4, 5, 'not known'],
    ['what is missing', `${HEAD}resources:\n  - name: a\n`, 3, 5, 'missing'],
    ['a merge', `${HEAD}groups:\n  - <<: { name: a }\n`, 3, 5, 'not known'],
    ['a prototype', `${HEAD}__proto__:\n  x: 1\n`, 2, 1, 'not known'],
  ])('with %s is refused, with the place', (_what, text, line, column, words) => {
    const read = readFile(text)
    const faults = read.ok ? [] : read.faults
    expect(faults.map(({ message }) => message).join(' ')).toContain(words)
    const fault = faults.find(({ message }) => message.includes(words))
    expect(fault?.line).toBe(line)
    if (column > 0) expect(fault?.column).toBe(column)
  })

  it('is told everything that is wrong with it at once', () => {
    const text = `${HEAD}removes: [people]
groups:
  - name: ''
  - name: keepers
    members:
      - ana@hallpass.example
resources:
  - name: Prod
    kind: cloud
  - name: prod
    kind: host
    accounts:
      - { name: root, mode: enable, connector: x }
      - { name: root, mode: enable, connector: x }
`
    const read = readFile(text)
    const said = read.ok ? [] : read.faults.map(({ line, field }) => `${line} ${field}`)
    expect(said).toEqual([
      '2 removes[0]',
      '4 groups[0].name',
      '7 groups[1].members[0]',
      '10 resources[0].kind',
      '15 resources[1].accounts[1].name',
    ])
  })

  it('lists no more than a hundred faults, and says how many more there are', () => {
    const line = '  - { name: Prod, kind: castle }\n'
    const read = readFile(`${HEAD}resources:\n${line.repeat(120)}`)
    const faults = read.ok ? [] : read.faults
    expect(faults).toHaveLength(101)
    expect(faults.at(-1)?.message).toMatch(/^\d+ more are not listed/)
  })

  it('knows two resources that differ in capitals for one name too many', () => {
    const text = `${HEAD}resources:\n  - { name: Prod, kind: host }\n  - { name: prod, kind: host }\n`
    const read = readFile(text)
    expect(read.ok ? [] : read.faults).toMatchObject([{ line: 4, field: 'resources[1].name' }])
  })
})

describe('the order of policies', () => {
  it('is that of the file, and what it does not speak of stays behind what it stands behind', () => {
    expect(mergedOrder(['a', 'b', 'c'], ['c', 'a'])).toEqual(['c', 'b', 'a'])
    expect(mergedOrder(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual(['a', 'x', 'b', 'c'])
    expect(mergedOrder(['a', 'b'], ['x', 'b'])).toEqual(['a', 'x', 'b'])
    expect(mergedOrder(['a'], ['x', 'y'])).toEqual(['a', 'x', 'y'])
    expect(mergedOrder([], ['x', 'y'])).toEqual(['x', 'y'])
  })

  it('moves as few as it can', () => {
    expect(movedBetween(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual(['d'])
    expect(movedBetween(['a', 'b', 'c'], ['c', 'b', 'a'])).toHaveLength(2)
    expect(movedBetween(['a', 'b'], ['a', 'x', 'b'])).toEqual([])
  })
})
