import { describe, it } from 'vitest'
import { after, approved, checkedOut, filed, granted, MINUTE, START } from '../../support/facts'
import { brokenBy, free, SECOND, takenBy } from '../../support/glass-spec'
import { extend } from '../../support/holding-spec'
import { about, checkIn, checkOut, given } from '../../support/resource-spec'

const unread = { requesterUnread: { provider: 'Okta', since: START } }
const AUTO = { extension: { steps: [] } }
const held = [filed('ana', AUTO), approved, checkedOut('ana'), granted] as const

describe('while the identity provider was not read for too long', () => {
  it('nothing new is checked out, with the reason', () =>
    given(filed('ana'), approved).when(checkOut('ana', unread)).refused('provider_unread'))

  it('nobody gets more time', () =>
    given(...held)
      .when(extend('ana', { terms: AUTO, ...unread }), after(MINUTE))
      .refused('provider_unread'))

  it('access is given back as ever', () =>
    given(...held)
      .when(checkIn('ana'))
      .causes({ type: 'lease.ended' }))

  it('glass that was broken opens all the same: it is for that time', () =>
    given(...free, ...brokenBy())
      .when(about(SECOND, takenBy('ana', {}, unread)))
      .causes({ type: 'lease.checked_out', requestId: SECOND }))
})
