import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { requestsOf, waitingFor } from '../db/board'
import { reviewsFor } from '../db/reviews'
import { reachOf } from '../domain/permission/may'
import type { AppEnv } from '../http/context'
import { RequestsPage } from './requests-page'
import { queryOf, show, sliceOf, turn } from './shell'
import { WaitingPage } from './waiting-page'

const signedIn = requireVisitor('page')

const MOST = 100

const SAID: { readonly [word: string]: string } = {
  approved: 'Your approval counts.',
  rejected: 'The request is rejected, and the requester knows why.',
}

/** What one has asked for, and what one is asked to decide. */
export const requestListPages = new Hono<AppEnv>()
  .get(
    '/requests',
    signedIn,
    turn(async ({ c, env, visitor: { personId }, now }) => {
      const slice = sliceOf(c)
      const [open, past] = await Promise.all([
        requestsOf(env.DB, personId, { open: true, limit: MOST, cursor: null }),
        requestsOf(env.DB, personId, { ...slice, open: false }),
      ])
      return show(
        c,
        { title: 'My requests', isLive: true },
        <RequestsPage open={open.items} {...{ past, now }} cursor={slice.cursor ?? ''} />,
      )
    }),
  )
  .get(
    '/waiting',
    signedIn,
    turn(async ({ c, env, visitor, now }) => {
      const reach = reachOf(visitor, 'review-access')
      const [rows, reviews] = await Promise.all([
        waitingFor(env.DB, visitor.personId, MOST),
        reviewsFor(env.DB, visitor.personId, reach, MOST),
      ])
      const said = SAID[queryOf(c, 'said')] ?? ''
      return show(
        c,
        { title: 'Waiting for me', isLive: true, scripts: ['keys'] },
        <WaitingPage {...{ rows, reviews, now, said }} />,
      )
    }),
  )
