import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { followLink } from '../commands/decision-link'
import { RequestId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import { idIn, turn } from './shell'
import { showStory } from './show-request'

/** Where mails lead who is wanted to decide: nothing is decided by coming here. */
export const decisionPages = new Hono<AppEnv>().get(
  '/decisions/:id/:link',
  requireVisitor('page'),
  turn(async (here) => {
    const { c, env, visitor, editor } = here
    const id = idIn(RequestId, c.req.param('id'))
    const text = c.req.param('link') ?? ''
    const followed = id && (await followLink(env, visitor, editor, id, text))
    return followed && showStory(here, followed.story, { since: followed.since })
  }),
)
