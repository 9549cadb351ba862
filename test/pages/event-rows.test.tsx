import { expect, it } from 'vitest'
import { EVENTS_SHOWN } from '../../src/db/event-inbox'
import { EventRows } from '../../src/pages/admin/event-rows'
import { markupOf } from './markup'

it('says that only the newest events are shown, where there may be more of one state', () => {
  const told = `the newest ${EVENTS_SHOWN} are shown`
  expect(markupOf(<EventRows events={rows(EVENTS_SHOWN - 1)} />)).not.toContain(told)
  expect(markupOf(<EventRows events={rows(EVENTS_SHOWN)} />)).toContain(told)
})

function rows(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ...{ id: at, receivedAt: at, happenedAt: at, type: 'session-revoked', about: 'nobody' },
    ...{ state: 'done' as const, reason: null, personId: null },
  }))
}
