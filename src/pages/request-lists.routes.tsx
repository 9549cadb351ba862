import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { requestsOf } from '../db/board'
import { reviewsFor } from '../db/reviews'
import { waitingFor } from '../db/waiting-for'
import { reachOf } from '../domain/permission/may'
import type { AppEnv } from '../http/context'
import type { Texts } from '../texts/english'
import { RequestsPage } from './requests-page'
import { queriesOf, queryOf, show, sliceOf, turn } from './shell'
import { WaitingPage } from './waiting-page'

const signedIn = requireVisitor('page')

/** What one has asked for, and what one is asked to decide. */
export const requestListPages = new Hono<AppEnv>()
  .get(
    '/requests',
    signedIn,
    turn(async ({ c, env, visitor: { personId }, texts, now }) => {
      const [open, past] = await Promise.all([
        requestsOf(env.DB, personId, { ...sliceOf(c, 'openCursor'), open: true }),
        requestsOf(env.DB, personId, { ...sliceOf(c), open: false }),
      ])
      return show(
        c,
        { title: texts.requests.title, isLive: true },
        <RequestsPage {...{ open, past, now }} query={queriesOf(c, ['openCursor', 'cursor'])} />,
      )
    }),
  )
  .get(
    '/waiting',
    signedIn,
    turn(async ({ c, env, visitor, texts, now }) => {
      const reach = reachOf(visitor, 'review-access')
      const [waiting, reviews] = await Promise.all([
        waitingFor(env.DB, visitor.personId, sliceOf(c)),
        reviewsFor(env.DB, visitor.personId, reach, sliceOf(c, 'reviewsCursor')),
      ])
      const said = saidIn(texts, queryOf(c, 'said'))
      return show(
        c,
        { title: texts.shell.waiting, isLive: true, scripts: ['keys'] },
        <WaitingPage
          {...{ waiting, reviews, now, said }}
          query={queriesOf(c, ['cursor', 'reviewsCursor'])}
        />,
      )
    }),
  )

function saidIn({ waiting }: Texts, word: string): string {
  if (word === 'approved') return waiting.approvalCounts
  return word === 'rejected' ? waiting.isRejected : ''
}
