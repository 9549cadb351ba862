import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { confirmByHand } from '../commands/confirm-by-hand'
import { tasksOf } from '../db/tasks'
import { LeaseId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import type { Said } from './parts/notice'
import { problemIn } from './parts/problems'
import { one } from './parts/typed'
import { faultsOfWords } from './parts/words'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from './shell'
import { TasksPage } from './tasks-page'

const signedIn = requireVisitor('page')

export const taskPages = new Hono<AppEnv>()
  .get(
    '/tasks',
    signedIn,
    turn((here) => page(here, null)),
  )
  .get('/tasks/:id/:verb{grant|revoke}', signedIn, (c) => c.redirect('/tasks', 303))
  .post(
    '/tasks/:id/:verb{grant|revoke}',
    signedIn,
    turn(async (here) => {
      const id = idIn(LeaseId, here.c.req.param('id'))
      if (!id) return null
      const typed = await formOf(here.c)
      const { note: fault } = faultsOfWords(typed, ['note'])
      if (fault)
        return page(here, { status: 422, title: here.texts.parts.cannotBeSent, detail: fault })
      const verb = here.c.req.param('verb') === 'grant' ? 'grant' : 'revoke'
      const answer = await confirmByHand(here.env, here.visitor, id, {
        verb,
        note: one(typed, 'note'),
        secret: one(typed, 'secret') || undefined,
      })
      if (!answer) return null
      return answer.accepted
        ? here.c.redirect('/tasks', 303)
        : page(here, problemIn(here.texts, answer.refusal))
    }),
  )

async function page({ c, env, visitor, texts }: Turn, problem: (Said & { status: number }) | null) {
  const tasks = await tasksOf(env.DB, visitor.personId, sliceOf(c))
  const status = problem?.status ?? 200
  return show(
    c,
    { title: texts.shell.tasks, status, address: '/tasks' },
    <TasksPage {...{ tasks, problem }} query={queriesOf(c, ['cursor'])} />,
  )
}
