import { Hono } from 'hono'
import * as v from 'valibot'
import { arrive } from '../auth/arrive'
import { departTo } from '../auth/depart'
import { notFound, requireVisitor, visitorOf } from '../auth/may'
import { safeReturnTo } from '../auth/return-to'
import { setupCodeHash } from '../auth/setup-code'
import { signOut } from '../auth/sign-out'
import { RequestId } from '../domain/ids'
import type { AppEnv, Visitor } from '../http/context'

export type AuthDeps = {
  /** Which contexts the request's pinned policy asks for; null where there is no such request. */
  readonly proofRuleOf: (
    env: Env,
    visitor: Visitor,
    requestId: RequestId,
  ) => Promise<{ readonly acr: readonly string[] } | null>
}

const SignInForm = v.object({
  returnTo: v.optional(v.string()),
  setupCode: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
})

const ProofForm = v.object({
  requestId: RequestId,
  action: v.picklist(['check-out', 'extend']),
  returnTo: v.optional(v.string()),
})

/** Signing in, proving it again, signing out. The page with the form is elsewhere. */
export function authRoutes({ proofRuleOf }: AuthDeps) {
  return new Hono<AppEnv>()
    .post('/sign-in', async (c) => {
      const form = v.safeParse(SignInForm, await c.req.parseBody())
      const { returnTo, setupCode } = form.success ? form.output : { returnTo: '/', setupCode: '' }
      return departTo(c, {
        returnTo: safeReturnTo(returnTo),
        setupCodeHash: await setupCodeHash(setupCode),
        proof: null,
      })
    })
    .get('/auth/callback', arrive)
    .post('/sign-out', signOut)
    .post('/proofs', requireVisitor('page'), async (c) => {
      const form = v.safeParse(ProofForm, await c.req.parseBody())
      if (!form.success) return notFound(c, 'page')
      const { requestId, action, returnTo } = form.output
      const rule = await proofRuleOf(c.env, visitorOf(c), requestId)
      if (!rule) return notFound(c, 'page')
      const { personId, sessionHash } = visitorOf(c)
      return departTo(c, {
        returnTo: safeReturnTo(returnTo ?? `/requests/${requestId}`),
        setupCodeHash: null,
        proof: { purpose: { personId, sessionHash, requestId, action }, acr: rule.acr },
      })
    })
}
