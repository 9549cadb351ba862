import { Hono } from 'hono'
import { requireVisitor } from '../../auth/may'
import type { Submitted } from '../../commands/changes/change'
import {
  type ChangeStory,
  confirmChange,
  lookAtChange,
  rejectChange,
} from '../../commands/changes/settle'
import { submit } from '../../commands/changes/submit'
import { kindsWithSecond, listChanges } from '../../db/changes'
import { ChangeId } from '../../domain/ids'
import { ALL_CHANGE_KINDS, CHANGE_KINDS } from '../../domain/permission/change-kind'
import { may } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { ConfirmChangeBody, RejectChangeBody, SecondPersonBody } from '../../http/schemas-changes'
import { saidOf } from '../parts/problems'
import { many, one } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { ChangePage } from './change-page'
import { ChangesPage } from './changes-page'
import { landing } from './landing'
import { parsed } from './parsed'

export const changePages = new Hono<AppEnv>()
  .use(requireVisitor('page'))
  .get(
    '/',
    turn((here) => list(here, null)),
  )
  .post(
    '/second-person',
    turn(async (here) => {
      const { c, env, visitor, editor } = here
      if (!may(visitor, 'manage-roles')) return null
      const body = parsed(SecondPersonBody, { kinds: many(await formOf(c), 'kinds') })
      if (!body.ok) return list(here, body.problem)
      const change = { kind: 'role', verb: 'second-person', ...body.output } as const
      const done = await submit(env, visitor, editor, change)
      return done.ok ? c.redirect(landing(done, '/admin/changes'), 303) : list(here, done.problem)
    }),
  )
  .get(
    '/:id',
    turn((here) => withChange(here, (story) => page(here, story, null))),
  )
  .post(
    '/:id/confirm',
    turn((here) =>
      withChange(here, async (story) => {
        const { c, env, visitor, editor } = here
        const body = parsed(ConfirmChangeBody, { digest: one(await formOf(c), 'digest') })
        if (!body.ok) return page(here, story, body.problem)
        const { digest } = body.output
        return settled(here, story, await confirmChange(env, visitor, editor, story.id, digest))
      }),
    ),
  )
  .post(
    '/:id/reject',
    turn((here) =>
      withChange(here, async (story) => {
        const { c, env, visitor, editor } = here
        const body = parsed(RejectChangeBody, { note: one(await formOf(c), 'note') })
        if (!body.ok) return page(here, story, body.problem)
        const { note } = body.output
        return settled(here, story, await rejectChange(env, visitor, editor, story.id, note))
      }),
    ),
  )

async function withChange(
  { c, env, visitor }: Turn,
  then: (story: ChangeStory) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(ChangeId, c.req.param('id'))
  const story = id && (await lookAtChange(env, visitor, id))
  return story && then(story)
}

async function settled(here: Turn, story: ChangeStory, done: Submitted | null) {
  if (!done) return null
  return done.ok
    ? here.c.redirect(`/admin/changes/${story.id}`, 303)
    : page(here, story, done.problem)
}

function page({ c }: Turn, story: ChangeStory, problem: Problem | null): Promise<Response> {
  return show(
    c,
    { title: textsFor(c).told(story.title), status: problem?.status ?? 200 },
    <ChangePage story={story} problem={problem && saidOf(problem)} />,
  )
}

/** For whoever could have made one of them; to others there is no such list. */
async function list(here: Turn, problem: Problem | null): Promise<Response | null> {
  const { c, env, visitor, now } = here
  const kinds = ALL_CHANGE_KINDS.filter((kind) => may(visitor, CHANGE_KINDS[kind].permission))
  if (kinds.length === 0) return null
  const [found, guarded] = await Promise.all([
    listChanges(env.DB, kinds, sliceOf(c)),
    kindsWithSecond(env.DB),
  ])
  return show(
    c,
    { title: textsFor(c).changes.title, status: problem?.status ?? 200 },
    <ChangesPage
      {...{ found, guarded, now }}
      query={queriesOf(c, ['cursor'])}
      maySet={may(visitor, 'manage-roles')}
      problem={problem && saidOf(problem)}
    />,
  )
}
