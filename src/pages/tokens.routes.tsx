import { Hono } from 'hono'
import { giveToken } from '../auth/give-token'
import { requireVisitor } from '../auth/may'
import { findToken, listTokens, revokeToken } from '../db/tokens'
import { TokenId } from '../domain/ids'
import { may } from '../domain/permission/may'
import type { AppEnv } from '../http/context'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { TokenBody } from '../http/schemas-tokens'
import type { Texts } from '../texts/english'
import { parsed } from './admin/parsed'
import { BLANK, type Draft } from './parts/fields'
import { faultsOf, saidOf } from './parts/problems'
import { many, one } from './parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from './shell'
import { TokensPage } from './tokens-page'

const DAY_SECONDS = 86_400

const signedIn = requireVisitor('page')

export const tokenPages = new Hono<AppEnv>()
  .get(
    '/tokens',
    signedIn,
    turn((here) => page(here, { typed: { days: ['30'], verbs: ['read'] }, faults: {} }, null)),
  )
  .post(
    '/tokens',
    signedIn,
    turn(async (here) => {
      const { c, env, visitor, now } = here
      const typed = await formOf(c)
      const body = parsed(TokenBody, {
        name: one(typed, 'name'),
        verbs: many(typed, 'verbs'),
        scope: one(typed, 'scope').trim(),
        expiresInSeconds: Number(one(typed, 'days')) * DAY_SECONDS,
      })
      if (!body.ok)
        return page(here, { typed, faults: daysOf(here.texts, faultsOf(body.problem)) }, null)
      const { expiresInSeconds, ...rest } = body.output
      const expiresAt = now + expiresInSeconds * 1_000
      const given = await giveToken(env, visitor, { ...rest, expiresAt })
      return given.ok
        ? page(here, BLANK, null, given.token)
        : page(here, { typed, faults: {} }, catalogueProblemOf(given.problem))
    }),
  )
  .post(
    '/tokens/:id/revoke',
    signedIn,
    turn(async (here) => {
      const { c, env, visitor, editor } = here
      const id = idIn(TokenId, c.req.param('id'))
      const token = id && (await findToken(env.DB, id))
      const isMine = token?.personId === visitor.personId
      if (!token || !(isMine || may(visitor, 'manage-tokens'))) return null
      const done = await revokeToken(env.DB, editor, token)
      if (!done.ok) return page(here, BLANK, catalogueProblemOf(done.problem))
      return c.redirect(isMine ? '/tokens' : '/tokens?view=all', 303)
    }),
  )

/** The form asks for days, the schema is told seconds. */
function daysOf(texts: Texts, { expiresInSeconds, ...faults }: Draft['faults']): Draft['faults'] {
  return expiresInSeconds ? { ...faults, days: texts.tokens.wrongDays } : faults
}

async function page(
  { c, env, visitor, texts }: Turn,
  draft: Draft,
  problem: Problem | null,
  token: string | null = null,
): Promise<Response> {
  const mayAll = may(visitor, 'manage-tokens')
  const query = queriesOf(c, ['view', 'cursor'])
  const isAll = mayAll && query.view === 'all'
  const found = await listTokens(env.DB, isAll ? null : visitor.personId, sliceOf(c))
  const status = problem?.status ?? (Object.keys(draft.faults).length > 0 ? 422 : 200)
  return show(
    c,
    {
      title: isAll ? texts.tokens.everybodysTitle : texts.shell.tokens,
      status,
      address: '/tokens',
    },
    <TokensPage
      {...{ found, query, isAll, mayAll, draft, token }}
      problem={problem && saidOf(problem)}
    />,
  )
}
