import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { reviewPages } from '../commands/live'
import { endSession, endSessions, sessionsOf } from '../db/session-list'
import { SessionId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import { SessionsPage } from './sessions-page'
import { idIn, show, turn } from './shell'

export const sessionPages = new Hono<AppEnv>()
  .use('/sessions/*', requireVisitor('page'))
  .get(
    '/sessions',
    requireVisitor('page'),
    turn(async ({ c, env, visitor: { personId, sessionHash: currentHash }, texts, now }) => {
      const sessions = await sessionsOf(env.DB, personId, { now, currentHash })
      return show(c, { title: texts.shell.sessions }, <SessionsPage sessions={sessions} />)
    }),
  )
  .post(
    '/sessions/end-others',
    turn(async ({ c, env, editor, visitor: { personId, sessionHash } }) => {
      await endSessions(env.DB, editor, personId, sessionHash)
      await reviewPages(env, personId)
      return c.redirect('/sessions', 303)
    }),
  )
  .post(
    '/sessions/:id/end',
    turn(async ({ c, env, editor, visitor }) => {
      const id = idIn(SessionId, c.req.param('id'))
      if (!id) return null
      await endSession(env.DB, editor, visitor.personId, id)
      await reviewPages(env, visitor.personId)
      return c.redirect('/sessions', 303)
    }),
  )
