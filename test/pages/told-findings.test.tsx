import type { Child } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import { DriftPage } from '../../src/pages/admin/drift-page'
import { EventRows } from '../../src/pages/admin/event-rows'
import { OverduePage } from '../../src/pages/admin/overdue-page'
import { Told } from '../../src/pages/parts/told'
import { TextsContext } from '../../src/pages/texts'
import { textsIn } from '../../src/texts/texts'
import { markupOf } from './markup'
import { LATE, LEASE, NOW, RESOURCE } from './samples'

const texts = textsIn('de')

function inGerman(page: Child): string {
  return markupOf(<TextsContext.Provider value={texts}>{page}</TextsContext.Provider>)
}

const UNANSWERED = {
  ...LATE,
  phase: 'revoking',
  lastOutcome: 'retry',
  lastMessage: 'The server did not answer within the time allowed.',
  overdueSince: NOW - 2 * 86_400_000,
}

const DRIFT = {
  connectorId: 'con_main',
  connectorName: 'pg',
  subject: 'hp_prod1_1',
  kind: 'left-behind',
  state: 'open',
  said: 'The target was busy.',
  leaseId: LEASE.id,
  resourceId: RESOURCE.id,
  foundAt: NOW,
  accountId: null,
  seenAt: NOW,
} as const

const COMPARISON = {
  connectorId: 'con_main',
  connectorName: 'pg',
  beganAt: NOW,
  finishedAt: NOW,
  problem: 'There was too much to do.',
} as const

const EVENT = {
  id: 1,
  receivedAt: NOW,
  happenedAt: NOW,
  type: 'session-revoked',
  about: 'group ops',
  state: 'unmatched',
  reason: 'Nobody here is known so: sub at https://identity.example.',
  personId: null,
} as const

describe('What was found, in German', () => {
  it('is the last answer of a target, in its own words where it has any', () => {
    const page = { items: [UNANSWERED], next: null }
    const shown = inGerman(
      <OverduePage {...{ page, cursor: '', mayRetry: false, now: NOW, said: '' }} />,
    )
    expect(shown).toContain('Der Server hat nicht in der erlaubten Zeit geantwortet.')
    expect(shown).toContain('überfällig seit 2 Tagen')
  })

  it('is where a target differs, and how far it was looked at', () => {
    const page = { items: [DRIFT], next: null }
    const rest = { comparisons: [COMPARISON], cursor: '', mayCompare: false }
    const shown = inGerman(<DriftPage page={page} {...rest} />)
    expect(shown).toContain('Das Zielsystem war beschäftigt.')
    expect(shown).toContain('Nicht alles: Es war zu viel zu tun.')
  })

  it('is why nothing came of an event', () => {
    const shown = inGerman(<EventRows events={[EVENT, { ...EVENT, reason: null }]} />)
    expect(shown).toContain('So ist hier niemand bekannt: sub bei https://identity.example.')
    expect(shown).toContain('Über Gruppe ops.')
  })

  it('is what was read back, with its instants in the zone of the reader', () => {
    const evidence = 'Role hp_1 may log in until 2026-11-20T22:40:00.000Z, member of readers.'
    const shown = inGerman(<Told text={evidence} />)
    expect(shown).toContain('Die Rolle hp_1 darf sich bis <time')
    expect(shown).toContain(' anmelden, Mitglied von readers.')
  })
})
