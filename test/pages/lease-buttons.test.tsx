import { describe, expect, it } from 'vitest'
import type { LeasePhase } from '../../src/domain/resource/state'
import { LeasePage } from '../../src/pages/lease-page'
import { actionsIn, markupOf } from './markup'
import { LEASE, NOW, REQUEST } from './samples'

const BASE = `/leases/${LEASE.id}`

describe('The page of a lease', () => {
  it('lets the holder see the credential and give the access back', () => {
    expect(actionsOf('active', { isMine: true })).toEqual([
      `${BASE}/credential`,
      `${BASE}/check-in`,
      `${BASE}/hand-over`,
    ])
  })

  it('offers no credential before the target has opened', () => {
    expect(actionsOf('granting', { isMine: true })).toEqual([`${BASE}/check-in`])
  })

  it.each(['revoking', 'quarantined', 'closed'] as const)('offers nothing when %s', (phase) => {
    expect(actionsOf(phase, { isMine: true })).toEqual([])
  })

  it('lets those with the permission take it back, with a reason', () => {
    expect(actionsOf('active', { mayRevoke: true })).toEqual([`${BASE}/revoke`])
    expect(pageOf('active', { mayRevoke: true })).toMatch(
      /<textarea[^>]*name="reason"[^>]*required/,
    )
  })

  it('lets an auditor only look', () => {
    expect(actionsOf('active', {})).toEqual([])
  })

  it('does not say that access is gone before the target was read back', () => {
    const markup = pageOf('revoking', { isMine: true })
    expect(markup).toContain('Access is being taken away')
    expect(markup).not.toMatch(/revoked|has ended/i)
  })

  it('lets two administrators take the lock of a quarantined lease away, but not its holder', () => {
    const action = `/leases/${LEASE.id}/force-close`
    expect(actionsOf('quarantined', { mayForceClose: true })).toEqual([action])
    expect(actionsOf('quarantined', { mayForceClose: true, isMine: true })).toEqual([])
    expect(actionsOf('quarantined', {})).toEqual([])
    expect(actionsOf('revoking', { mayForceClose: true })).toEqual([])
  })

  it('keeps the secret folded away', () => {
    const markup = markupOf(
      <LeasePage
        lease={LEASE}
        request={REQUEST}
        isMine
        mayRevoke={false}
        mayForceClose={false}
        now={NOW}
        credential={{ secret: 's3cret', guide: { username: 'ana_1', lines: [], commands: [] } }}
      />,
    )
    expect(markup).toMatch(/<details class="more"><summary>.*<code>s3cret<\/code><\/details>/)
  })
})

describe('The page of a lease whose access is issued', () => {
  const account = { ...LEASE.account, mode: 'certificate' } as const
  const asks = { label: 'Your public key', hint: 'One line.' }
  const about = { request: REQUEST, mayRevoke: false, mayForceClose: false, now: NOW }

  it('asks the holder for a key, and has no credential to show', () => {
    const markup = markupOf(
      <LeasePage lease={{ ...LEASE, account }} isMine asks={asks} {...about} />,
    )
    expect(actionsIn(markup)).toEqual([
      `${BASE}/check-in`,
      `${BASE}/certificate`,
      `${BASE}/hand-over`,
    ])
    expect(markup).toContain('Your public key')
  })

  it('asks nobody else, and nobody once it has ended', () => {
    const revoking = { ...LEASE, account, phase: 'revoking' } as const
    for (const markup of [
      markupOf(<LeasePage lease={{ ...LEASE, account }} isMine={false} asks={asks} {...about} />),
      markupOf(<LeasePage lease={revoking} isMine asks={asks} {...about} />),
    ])
      expect(actionsIn(markup)).toEqual([])
  })

  it('leads to the app where that is all there is to do', () => {
    const opens = 'https://grafana.example'
    const markup = markupOf(
      <LeasePage lease={{ ...LEASE, account }} isMine {...{ opens, ...about }} />,
    )
    expect(markup).toContain('href="https://grafana.example"')
    expect(actionsIn(markup)).toEqual([`${BASE}/check-in`, `${BASE}/hand-over`])
  })

  it('says what still runs out after it has ended', () => {
    const ended = { ...LEASE, account, phase: 'revoking', endedAt: NOW } as const
    const shown = (issuedUntil: number | null) =>
      markupOf(<LeasePage lease={{ ...ended, issuedUntil }} isMine {...about} />)
    expect(shown(NOW + 60_000)).toContain('What was issued runs out by itself')
    expect(shown(null)).not.toContain('What was issued')
  })
})

type Who = {
  readonly isMine?: boolean
  readonly mayRevoke?: boolean
  readonly mayForceClose?: boolean
}

function pageOf(
  phase: LeasePhase,
  { isMine = false, mayRevoke = false, mayForceClose = false }: Who,
): string {
  return markupOf(
    <LeasePage
      lease={{ ...LEASE, phase }}
      request={REQUEST}
      {...{ isMine, mayRevoke, mayForceClose }}
      now={NOW}
    />,
  )
}

function actionsOf(phase: LeasePhase, who: Who): readonly string[] {
  return actionsIn(pageOf(phase, who))
}
