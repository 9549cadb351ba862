import { describe, it } from 'vitest'
import { closed, ended, granted, inUse, LEA, quarantined } from '../../support/facts'
import { given, showCredential } from '../../support/resource-spec'

describe('showing a credential', () => {
  it('is recorded', () =>
    given(...inUse, granted)
      .when(showCredential('ana'))
      .causes({ type: 'credential.shown', leaseId: LEA }))

  it('is recorded each time', () =>
    given(...inUse, granted, { type: 'credential.shown', leaseId: LEA })
      .when(showCredential('ana'))
      .causes({ type: 'credential.shown' }))

  it('is for the holder only, administrators included', () => {
    for (const who of ['bo', 'root'] as const)
      given(...inUse, granted)
        .when(showCredential(who))
        .refused('not_the_holder')
    given(...inUse, granted)
      .when(showCredential('ana').command)
      .refused('not_the_holder')
  })

  it.each([
    ['the target is still opening', []],
    ['the lease has ended', [granted, ended()]],
    ['the lease is quarantined', [granted, ended(), quarantined]],
    ['the lease is closed', [granted, ended(), closed]],
  ] as const)('is refused while it is not active: %s', (_, since) =>
    given(...inUse, ...since)
      .when(showCredential('ana'))
      .refused('lease_not_active'),
  )

  it('is refused for a lease that never was', () =>
    given().when(showCredential('ana')).refused('lease_unknown'))
})
