import { reviewPages } from '../commands/live'
import { findPerson } from '../db/directory'
import { endSession, endSessions, sessionsOf } from '../db/session-list'
import { PersonId, SessionId } from '../domain/ids'
import { Nothing, pageOf } from '../http/schemas'
import { SessionAnswer } from '../http/schemas-sessions'
import { endpoint, GONE, ok } from './endpoint'
import { removed } from './written'

const ofPerson = { access: 'manage-directory', params: { id: PersonId } } as const

/** Where people are signed in, and how that ends. */
export const sessions = [
  endpoint(
    {
      method: 'get',
      path: '/me/sessions',
      summary: 'Where I am signed in',
      access: 'signed-in',
      answer: pageOf(SessionAnswer),
    },
    async ({ env, visitor: { personId, sessionHash: currentHash } }) => {
      const asking = { now: Date.now(), currentHash }
      return ok({ items: await sessionsOf(env.DB, personId, asking), next: null })
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/me/sessions/{sessionId}',
      summary: 'End one of my sessions',
      access: 'signed-in',
      params: { sessionId: SessionId },
      answer: null,
      problems: ['session_unknown'],
    },
    async ({ env, editor, visitor, params: { sessionId } }) => {
      const ended = await endSession(env.DB, editor, visitor.personId, sessionId)
      await reviewPages(env, visitor.personId)
      return removed(ended)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/sessions/end-others',
      summary: 'End all of my sessions but this one',
      access: 'signed-in',
      body: Nothing,
      answer: null,
    },
    async ({ env, editor, visitor: { personId, sessionHash } }) => {
      await endSessions(env.DB, editor, personId, sessionHash)
      await reviewPages(env, personId)
      return GONE
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/people/{id}/sessions',
      summary: 'Where a person is signed in',
      ...ofPerson,
      answer: pageOf(SessionAnswer),
    },
    async ({ env, visitor, params: { id } }) => {
      if (!(await findPerson(env.DB, id))) return null
      const asking = { now: Date.now(), currentHash: visitor.sessionHash }
      return ok({ items: await sessionsOf(env.DB, id, asking), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/people/{id}/end-sessions',
      summary: 'Sign a person out everywhere; they may sign in again',
      ...ofPerson,
      body: Nothing,
      answer: null,
    },
    async ({ env, editor, params: { id } }) => {
      if (!(await findPerson(env.DB, id))) return null
      await endSessions(env.DB, editor, id, null)
      await reviewPages(env, id)
      return GONE
    },
  ),
]
