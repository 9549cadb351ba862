import type { Child } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import type { SettingField, TargetCall } from '../../src/connectors/connector'
import { connectorKinds } from '../../src/connectors/registry'
import { firstOf } from '../../src/domain/policy/lint/finding'
import { ConnectorFormPage } from '../../src/pages/admin/connectors-page'
import { Findings, TrialCard } from '../../src/pages/admin/policy-review'
import { ProblemNotice } from '../../src/pages/parts/notice'
import { Residue } from '../../src/pages/parts/residue'
import { TextsContext } from '../../src/pages/texts'
import { readerKinds } from '../../src/readers/registry'
import { textsIn } from '../../src/texts/texts'
import { ENGLISH_WORDS, leftInEnglish } from '../support/left-in-english'
import { markupOf } from './markup'

const german = textsIn('de')
const { told } = german

function inGerman(page: Child): string {
  return markupOf(<TextsContext.Provider value={german}>{page}</TextsContext.Provider>)
}

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
    const found = inGerman(<Findings found={firstOf([finding])} />)
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
    target: {
      resourceName: 'prod-db',
      kind: 'database',
      tags: [],
      accountName: 'admin',
      mode: 'provision',
    },
    durationSeconds: 3_600,
    filedAt: 0,
  },
  before: 'Live',
  after: null,
} as const
