import type { Child } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import type { SettingField, TargetCall } from '../../src/connectors/connector'
import { connectorKinds } from '../../src/connectors/registry'
import { description } from '../../src/domain/policy/difference/description'
import { difference } from '../../src/domain/policy/difference/difference'
import { explain, explainMismatch } from '../../src/domain/policy/explain'
import type { Mismatch } from '../../src/domain/policy/match'
import type { Policy } from '../../src/domain/policy/policy'
import { ConnectorFormPage } from '../../src/pages/admin/connectors-page'
import { Findings, TrialCard } from '../../src/pages/admin/policy-review'
import { ProblemNotice } from '../../src/pages/parts/notice'
import { Residue } from '../../src/pages/parts/residue'
import { TextsContext } from '../../src/pages/texts'
import { readerKinds } from '../../src/readers/registry'
import { textsIn } from '../../src/texts/texts'
import { HOUR, idOf, mfa, principals, step, terms } from '../support/facts'
import { markupOf } from './markup'

const german = textsIn('de')
const { told } = german

/** Words that no German sentence has. */
const ENGLISH_WORDS =
  /\b(the|and|is|are|of|not|to|with|by|for|nobody|any|may|more|than|after|before|within|instead|never|hours?|minutes|days?)\b/i

function inGerman(page: Child): string {
  return markupOf(<TextsContext.Provider value={german}>{page}</TextsContext.Provider>)
}

function leftInEnglish(sentences: readonly string[]): readonly string[] {
  return sentences.filter((sentence) => {
    const said = told(sentence)
    return said === sentence || ENGLISH_WORDS.test(said.replace(/„[^“]*“/g, ''))
  })
}

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

/** Names of fields and choices that are names or code in German too. */
const SAME = [
  ...[
    'Host',
    'Port',
    'TLS',
    'Name',
    'Principal',
    'Token',
    'DN',
    'Webhook',
    'PostgreSQL',
    'Terminal',
  ],
  ...['LDAP, Active Directory', 'SCIM 2.0', 'Okta', 'Entra ID (Microsoft Graph)'],
  ...['require', 'disable', 'openldap', 'active-directory', 'bearer', 'oauth', 'token'],
  ...['id', 'externalId'],
]

function untold(sentences: readonly string[]): readonly string[] {
  return sentences.filter((each) => each !== '' && told(each) === each && !SAME.includes(each))
}

function wordsOf(fields: readonly SettingField[]): readonly string[] {
  return fields.flatMap(({ label, hint, choices = [] }) => [label, hint, ...choices])
}

const SETTINGS = {
  ...{ host: 'db.example', port: '5432', user: 'hallpass', password: 'secret', tls: 'require' },
  ...{
    baseUrl: 'https://app.example/scim',
    signInUrl: 'https://app.example',
    origin: 'https://a.example',
  },
  ...{
    bindDn: 'cn=hallpass',
    accessTeam: 'https://a.cloudflareaccess.com',
    publicKey: 'ssh-ed25519 A',
  },
}
const ACCOUNT = {
  ...{ role: 'app', roles: ['app'], user: 'uid=ana,dc=example', group: 'cn=ops,dc=example' },
  ...{
    base: 'dc=example',
    userName: 'ana',
    principal: 'root',
    host: 'web1.example',
    login: 'root',
  },
  ...{ kind: 'file', right: 'group:admins' },
}

function callOf(mode: TargetCall['account']['mode']): TargetCall {
  return {
    settings: SETTINGS,
    account: { name: 'admin', mode, settings: ACCOUNT },
    lease: { resourceKey: 'abcd', fence: 1, endsAt: 0 },
    secret: 'a secret',
    deadlineMs: 1,
  }
}

describe.each(connectorKinds().map((connector) => [connector.kind, connector] as const))(
  'The connector %s in German',
  (_kind, connector) => {
    it('has its own words for its settings and for what it leaves', () => {
      const { title, residue, settings, accountSettings } = connector
      expect(untold([title, residue, ...wordsOf(settings), ...wordsOf(accountSettings)])).toEqual(
        [],
      )
    })

    it('guides whoever holds access, and whoever sets the target up', () => {
      const guides = connector.modes.map((mode) => connector.instruct(callOf(mode)))
      const setUp = connector.setUp?.(SETTINGS, 'https://hallpass.example/x')
      const lines = [...guides, ...(setUp ? [setUp] : [])].flatMap((guide) => guide.lines)
      expect(leftInEnglish(lines)).toEqual([])
    })

    it('shows its form without English', () => {
      const draft = { typed: {}, faults: {} }
      const form = inGerman(<ConnectorFormPage {...{ connector, stored: null, draft }} />)
      expect(shownOf(form).filter((each) => ENGLISH_WORDS.test(each))).toEqual([])
      const left = inGerman(<Residue text={connector.residue} />)
      expect(left).not.toContain(connector.residue.slice(0, 40))
    })
  },
)

/** The texts of a page, one for each element. */
function shownOf(markup: string): readonly string[] {
  return markup.split(/<[^>]*>/).filter((text) => text.trim() !== '')
}

describe('Providers that are read, in German', () => {
  it.each(readerKinds().map((reader) => [reader.kind, reader] as const))(
    'have their own words: %s',
    (_kind, { title, settings }) => expect(untold([title, ...wordsOf(settings)])).toEqual([]),
  )
})

describe('A page in German', () => {
  const finding = {
    code: 'shadowed',
    severity: 'error',
    policyId: 'pol_prod',
    policyName: 'Live',
    sentence: 'No account matches it today.',
  } as const

  it('shows what the linter found, and what would go another way', () => {
    const found = inGerman(<Findings findings={[finding]} />)
    expect(found).toContain('Heute passt kein Konto auf sie.')
    const turned = [{ ...REQUEST_TURNED, sentences: ['Refused: no policy matches.'] }]
    const trial = { since: 0, looked: 12, left: 0, turned, findings: [] }
    expect(inGerman(<TrialCard trial={trial} />)).toContain('Abgelehnt: keine Richtlinie passt.')
  })

  it('says what is wrong in a form', () => {
    const problem = {
      title: 'Something is not right in what was sent',
      detail: 'A step names at least one person or group. At most 500 characters.',
    }
    const shown = inGerman(<ProblemNotice problem={problem} />)
    expect(shown).toContain('Etwas stimmt nicht an dem, was gesendet wurde')
    expect(shown).toContain(
      'Ein Schritt nennt mindestens eine Person oder Gruppe. Höchstens 500 Zeichen.',
    )
  })

  it('leaves what people wrote and what a target answered as it is', () => {
    expect(told('Ask the night shift: they know the door.')).toBe(
      'Ask the night shift: they know the door.',
    )
    expect(told('The old gate is disabled.')).toBe('The old gate is disabled.')
    expect(told('The server answered: relation "x" does not exist [42P01].')).toBe(
      'Der Server hat geantwortet: relation "x" does not exist [42P01].',
    )
  })
})

const REQUEST_TURNED = {
  request: {
    requestId: 'req_prod0_1',
    person: 'per_ana1',
    requesterName: 'Ana',
    groups: [],
    target: question.target,
    durationSeconds: 3_600,
    filedAt: 0,
  },
  before: 'Live',
  after: null,
} as const
