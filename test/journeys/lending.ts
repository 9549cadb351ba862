import { setTimeout as sleep } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { eventually } from '../support/eventually'
import * as asking from './asking.ts'
import type { Stage } from './stage.ts'

/** One account of the seeds, and how to see at its target whether it is held. */
export type Lent = {
  readonly account: string
  readonly mode: 'enable' | 'elevate' | 'provision' | 'credential'
  /** With the secret of the lease and the name to log in with, as its holder got them. */
  readonly isOpen: (secret: string, username: string) => Promise<boolean>
}

/** As short as the product lets a lease be, and a little more for slow machines. */
const SECONDS = 15

/** A policy before all others, so that a window of seconds can be asked for; Bo answers. */
export async function allowShortly(stage: Stage, resource: string): Promise<void> {
  const made = await stage.people.root.api<{ id: string }>('POST', '/api/v1/policies', {
    name: `shortly, ${resource}`,
    resources: resource,
    requesters: { everybody: true },
    terms: {
      steps: [{ name: 'Bo', quorum: 1, people: [stage.person('bo')], groups: [] }],
      duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3600, presetsSeconds: [] },
      justificationRequired: true,
      pendingSeconds: 3600,
      unusedSeconds: 3600,
    },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await stage.people.root.api('POST', `/api/v1/policies/${made.body.id}/move`, { position: 1 })
}

/** Asked for, approved, checked out, open at the target; its time ends, and it is shut there. */
export async function fromAskingToEnd(stage: Stage, resource: string, lent: Lent): Promise<void> {
  const { ana, bo, root } = stage.people
  const prop = {
    resourceId: stage.seeded.resources[resource] ?? '',
    accountId: stage.seeded.accounts[`${resource}/${lent.account}`] ?? '',
  }
  const request = await asking.ask(ana, prop, SECONDS)
  await asking.decide(bo, request, 'approve')
  const { body: lease } = await asking.checkOut(ana, request)
  expect(lease, `${lent.account}: ${JSON.stringify(lease)}`).toMatchObject({ phase: 'active' })
  const { secret, guide } = await asking.credentialOf(ana, lease)
  const isOwnLogin = lent.mode === 'enable' || lent.mode === 'elevate'
  expect(secret === '', `${lent.account} shows a secret`).toBe(isOwnLogin)
  expect(await lent.isOpen(secret, guide.username), `${lent.account} while held`).toBe(true)

  await sleep(Date.parse(lease.endsAt) - Date.now())
  await vi.waitFor(async () => expect(await asking.phaseOf(ana, lease)).toBe('closed'), {
    timeout: 20_000,
    interval: 250,
  })
  expect(await lent.isOpen(secret, guide.username), `${lent.account} after it`).toBe(false)
  await eventually(async () =>
    expect(await asking.historyOf(root, request)).toEqual([
      'request.filed',
      'step.opened',
      'step.approved',
      'request.approved',
      'lease.checked_out',
      ...(isOwnLogin ? ['target.inspected'] : []),
      'lease.granted',
      'credential.shown',
      'lease.ended',
      'lease.closed',
      'request.used',
    ]),
  )
}
