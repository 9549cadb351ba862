import * as v from 'valibot'
import { giveToken } from '../auth/give-token'
import { findToken, listTokens, revokeToken } from '../db/tokens'
import { TokenId } from '../domain/ids'
import { may } from '../domain/permission/may'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pageOf, SliceQuery } from '../http/schemas'
import { NewTokenAnswer, TokenAnswer, TokenBody } from '../http/schemas-tokens'
import { endpoint, no, ok } from './endpoint'
import { removed } from './written'

export const tokens = [
  endpoint(
    {
      method: 'get',
      path: '/tokens',
      summary: 'API tokens that are good for something: mine, or all (which needs manage-tokens)',
      access: 'signed-in',
      query: { ...SliceQuery, view: v.optional(v.picklist(['mine', 'all']), 'mine') },
      answer: pageOf(TokenAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      if (view === 'mine') return ok(await listTokens(env.DB, visitor.personId, slice))
      return may(visitor, 'manage-tokens') ? ok(await listTokens(env.DB, null, slice)) : null
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/tokens',
      summary: 'Make an API token of one’s own, shown this once; it can never decide',
      access: 'signed-in',
      body: TokenBody,
      answer: NewTokenAnswer,
      statuses: [201],
      isKeyed: false,
      problems: ['token_limit'],
    },
    async ({ env, visitor, body: { expiresInSeconds, ...body } }) => {
      const expiresAt = Date.now() + expiresInSeconds * 1_000
      const given = await giveToken(env, visitor, { ...body, expiresAt })
      if (!given.ok) return no(catalogueProblemOf(given.problem))
      const row = await findToken(env.DB, given.id)
      return row && { status: 201, body: { ...row, token: given.token } }
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/tokens/{id}',
      summary: 'Revoke a token: one’s own, or anybody’s (which needs manage-tokens)',
      access: 'signed-in',
      params: { id: TokenId },
      answer: null,
    },
    async ({ env, visitor, editor, params: { id } }) => {
      const token = await findToken(env.DB, id)
      const isMine = token?.personId === visitor.personId
      if (!token || !(isMine || may(visitor, 'manage-tokens'))) return null
      return removed(await revokeToken(env.DB, editor, token))
    },
  ),
]
