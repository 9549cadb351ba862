import { describe, expect, it } from 'vitest'
import { description } from '../../src/domain/policy/difference/description'
import { difference } from '../../src/domain/policy/difference/difference'
import { explain, explainMismatch } from '../../src/domain/policy/explain'
import type { Mismatch } from '../../src/domain/policy/match'
import type { Policy } from '../../src/domain/policy/policy'
import { textsIn } from '../../src/texts/texts'
import { HOUR, idOf, mfa, principals, step, terms } from '../support/facts'
import { leftInEnglish } from '../support/left-in-english'

const { told } = textsIn('de')

const BEFORE: Omit<Policy, 'id' | 'revision'> = {
  name: 'Production',
  active: true,
  resources: 'prod-*',
  accounts: null,
  kinds: null,
  tags: null,
  modes: null,
  requesters: { everybody: true },
  terms: terms({ steps: [step(1, 'bo'), step(2, 'cy')] }),
}

const RING = { afterSeconds: 1_800, ...principals(['root']) }
const WINDOWS = {
  zone: 'Europe/Berlin',
  hours: [
    { days: ['mon', 'tue', 'wed'], from: '08:00', to: '18:00' },
    { days: ['fri'], from: '22:00', to: '06:00' },
  ],
  holidays: ['2026-12-25', '--01-01'],
} as const

const AFTER: Omit<Policy, 'id' | 'revision'> = {
  name: 'Live',
  active: false,
  resources: 'live-*',
  accounts: 'admin',
  kinds: ['host', 'web app'],
  tags: ['eu'],
  modes: ['elevate'],
  requesters: { everybody: false, people: [idOf('ana'), idOf('bo')], groups: ['grp_ops0'] },
  terms: terms({
    steps: [
      { ...step(2, 'bo', 'root'), name: 'Bo', rings: [RING, { ...RING, afterSeconds: 7_200 }] },
      { ...step(1, 'root'), name: 'New', rings: [{ ...RING, afterSeconds: 172_800 }] },
    ],
    duration: { minSeconds: 60, defaultSeconds: 5_400, maxSeconds: 86_400, presetsSeconds: [] },
    justificationRequired: false,
    ticketRequired: true,
    ticketPattern: 'OPS-*',
    remindAfterSeconds: 1_800,
    commentRequired: true,
    rejections: 2,
    pendingSeconds: 172_800,
    unusedSeconds: HOUR,
    mfa: mfa({ acr: ['phr'], amr: ['hwk'], at: { checkOut: 'passkey', secret: 'provider' } }),
    windows: WINDOWS,
    extension: { steps: [step(1, 'cy')] },
    budgets: [
      { per: 'person', periodSeconds: 604_800, leases: 3, seconds: 36_000 },
      {
        per: 'policy',
        periodSeconds: 86_400,
        coolDownSeconds: 172_800,
        atOnce: 2,
        beyond: step(1, 'root'),
      },
    ],
    warnBeforeSeconds: 900,
    breakGlass: {
      maxSeconds: 1_800,
      tell: principals(['bo']),
      reviewers: principals(['cy', 'root']),
      reviewWithinSeconds: 172_800,
    },
  }),
}

const nameOf = (id: string) => id.replace(/^per_|0+$/g, '')
const changes = [
  ...difference(BEFORE, AFTER, nameOf),
  ...difference(AFTER, BEFORE, nameOf),
  ...description(BEFORE, nameOf),
  ...description(AFTER, nameOf),
]

describe('What a policy demands and what changes in it, in German', () => {
  it('has no English left', () => expect(leftInEnglish(changes)).toEqual([]))

  it.each([
    ['Step “Bo”: needs 2 instead of 1.', 'Schritt „Bo“ braucht: 2 statt 1.'],
    [
      'New step “New”: 1 of root. after 2 days root.',
      'Neuer Schritt „New“: 1 von: root. Kreise: nach 2 Tagen root.',
    ],
    ['Kinds: host, web app instead of any.', 'Arten: Host, Web-App statt alle.'],
    [
      'Access is possible Mon–Wed 08:00–18:00 and Fri 22:00–06:00 (the next day), Europe/Berlin instead of at any time.',
      'Zugriff ist möglich: Mo–Mi 08:00–18:00 und Fr 22:00–06:00 (am nächsten Tag), Europe/Berlin statt jederzeit.',
    ],
  ])('says it as people would: %s', (sentence, said) => {
    expect(changes).toContain(sentence)
    expect(told(sentence)).toBe(said)
  })
})

const MISMATCHES: { readonly [code in Mismatch['code']]: Extract<Mismatch, { code: code }> } = {
  inactive: { code: 'inactive' },
  names_nothing: { code: 'names_nothing' },
  resource_glob: { code: 'resource_glob', pattern: 'live-*', name: 'prod-db' },
  account_glob: { code: 'account_glob', pattern: '*-ro', name: 'admin' },
  kind: { code: 'kind', wanted: ['host', 'web app'], kind: 'database' },
  tags: { code: 'tags', missing: ['eu', 'pci'] },
  mode: { code: 'mode', wanted: ['elevate'], mode: 'provision' },
  requester: { code: 'requester', isMachine: true },
}

const question = {
  person: idOf('ana'),
  groups: [],
  target: {
    resourceName: 'prod-db',
    kind: 'database',
    tags: [],
    accountName: 'admin',
    mode: 'provision',
  },
} as const

describe('How a policy explains itself, in German', () => {
  const policy = { ...AFTER, id: 'pol_live', revision: 1 } as const

  it('has no English left', () => {
    const others = [...Object.values(MISMATCHES), { code: 'requester' as const }].map(
      explainMismatch,
    )
    const evaluation = { policy, passedOver: [], shadowed: [] }
    expect(leftInEnglish([...others, ...explain(evaluation, question)])).toEqual([])
    const none = { policy: null, passedOver: [], shadowed: [] }
    const passed = [{ policy, mismatch: MISMATCHES.inactive }]
    const sentences = [none, { ...none, passedOver: passed }].flatMap((each) =>
      explain(each, question),
    )
    expect(leftInEnglish(sentences)).toEqual([])
  })
})
