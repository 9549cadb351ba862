import { describe, expect, it } from 'vitest'
import { AskPage } from '../../src/pages/ask-page'
import { LeasePage } from '../../src/pages/lease-page'
import { RequestPage } from '../../src/pages/request-page'
import { WaitingPage } from '../../src/pages/waiting-page'
import { markupOf } from './markup'
import { HOSTILE, LEASE, NOW, REQUEST, RESOURCE, ROW, STORY } from './samples'

const hostileRequest = {
  ...REQUEST,
  justification: HOSTILE,
  ticket: HOSTILE,
  requesterName: HOSTILE,
}

describe('Text that people wrote', () => {
  it.each([
    ['a request', <RequestPage story={{ ...STORY, request: hostileRequest }} happenings={[]} />],
    [
      'a list of decisions',
      <WaitingPage
        waiting={{
          items: [{ ...ROW, justification: HOSTILE, requesterName: HOSTILE }],
          next: null,
        }}
        now={NOW}
        said=""
      />,
    ],
    [
      'a form that comes back',
      <AskPage
        resource={{ ...RESOURCE, description: HOSTILE }}
        accounts={[]}
        draft={{
          typed: { justification: [HOSTILE], ticket: [HOSTILE] },
          faults: { ticket: HOSTILE },
        }}
        preview={null}
        problem={{ title: HOSTILE, detail: HOSTILE }}
      />,
    ],
    [
      'a lease with its credential',
      <LeasePage
        lease={{ ...LEASE, holderName: HOSTILE }}
        request={hostileRequest}
        isMine={false}
        mayRevoke
        mayForceClose
        now={NOW}
        credential={{
          secret: HOSTILE,
          guide: { username: HOSTILE, lines: [HOSTILE], commands: [HOSTILE] },
        }}
      />,
    ],
  ])('is shown on %s and never becomes markup', (_, page) => {
    const markup = markupOf(page)
    expect(markup).toContain('&lt;script&gt;alert(1)')
    expect(markup).not.toMatch(/<script|<img/)
  })
})
