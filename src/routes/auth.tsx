import { Hono } from 'hono'
import * as v from 'valibot'
import { arrive, type CarryOut } from '../auth/arrive'
import { backchannelLogout } from '../auth/backchannel-logout'
import { departTo } from '../auth/depart'
import { notFound, requireVisitor, visitorOf } from '../auth/may'
import { FIRST, providerNamed, providerWith } from '../auth/provider-config'
import { safeReturnTo } from '../auth/return-to'
import { setupCodeHash } from '../auth/setup-code'
import { signOut } from '../auth/sign-out'
import { providerOfSession } from '../db/sessions'
import { ProviderId, RequestId } from '../domain/ids'
import type { AppEnv, Visitor } from '../http/context'

export type AuthDeps = {
  /** Which contexts the request's pinned policy asks for; null where there is no such request. */
  readonly proofRuleOf: (
    env: Env,
    visitor: Visitor,
    requestId: RequestId,
  ) => Promise<{ readonly acr: readonly string[] } | null>
  readonly carryOut: CarryOut
}

const SignInForm = v.object({
  returnTo: v.optional(v.string()),
  provider: v.optional(v.fallback(ProviderId, 'idp_unknown'), FIRST),
  setupCode: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
})

const BLANK = { returnTo: '/', provider: FIRST, setupCode: '' }

const ProofForm = v.object({
  requestId: RequestId,
  action: v.picklist(['check-out', 'extend']),
  returnTo: v.optional(v.string()),
})

/** Signing in, proving it again, signing out. The page with the form is elsewhere. */
export function authRoutes({ proofRuleOf, carryOut }: AuthDeps) {
  return new Hono<AppEnv>()
    .post('/sign-in', async (c) => {
      const form = v.safeParse(SignInForm, await c.req.parseBody())
      const { returnTo, provider: id, setupCode } = form.success ? form.output : BLANK
      const provider = await providerNamed(c.env, id)
      if (!provider) return notFound(c, 'page')
      return departTo(c, {
        provider,
        returnTo: safeReturnTo(returnTo),
        setupCodeHash: await setupCodeHash(setupCode),
        proof: null,
      })
    })
    .get('/auth/callback', (c) => arrive(c, carryOut))
    .get('/auth/callback/:provider', (c) => arrive(c, carryOut))
    .post('/auth/backchannel-logout', backchannelLogout)
    .post('/sign-out', signOut)
    .post('/proofs', requireVisitor('page'), async (c) => {
      const form = v.safeParse(ProofForm, await c.req.parseBody())
      if (!form.success) return notFound(c, 'page')
      const { requestId, action, returnTo } = form.output
      const rule = await proofRuleOf(c.env, visitorOf(c), requestId)
      if (!rule) return notFound(c, 'page')
      const { personId, sessionHash } = visitorOf(c)
      const issuer = await providerOfSession(c.env.DB, sessionHash)
      const own = issuer === null ? null : await providerWith(c.env, issuer)
      const provider = own ?? (await providerNamed(c.env, FIRST))
      if (!provider) return notFound(c, 'page')
      return departTo(c, {
        provider,
        returnTo: safeReturnTo(returnTo ?? `/requests/${requestId}`),
        setupCodeHash: null,
        proof: { purpose: { personId, sessionHash, requestId, action }, acr: rule.acr },
      })
    })
}
