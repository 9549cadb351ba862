import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { arrive, type CarryOut } from '../auth/arrive'
import { backchannelLogout } from '../auth/backchannel-logout'
import { departTo } from '../auth/depart'
import { notFound, requireVisitor, visitorOf } from '../auth/may'
import { FIRST, providerNamed, providerWith } from '../auth/provider-config'
import { safeReturnTo } from '../auth/return-to'
import { setupCodeHash } from '../auth/setup-code'
import { type ReviewPages, signOut } from '../auth/sign-out'
import { keepForm } from '../db/kept-forms'
import { providerOfSession } from '../db/sessions'
import { ProviderId } from '../domain/ids'
import type { ProofTask } from '../domain/proving'
import type { AppEnv, Visitor } from '../http/context'
import { fieldsOf } from '../http/fields'
import { TaskBody } from '../http/schemas-passkeys'
import { randomToken, sha256Hex } from '../vault/random'

export type AuthDeps = {
  /** Which contexts the task's rule asks for; null where it is not this visitor's to do. */
  readonly proofRuleOf: (
    env: Env,
    visitor: Visitor,
    task: ProofTask,
  ) => Promise<{ readonly acr: readonly string[] } | null>
  readonly carryOut: CarryOut
  readonly reviewPages: ReviewPages
}

const MAX_FORM_BYTES = 256 * 1024
const KEPT_MS = 15 * 60_000
const TYPED = 'typed.'

const SignInForm = v.object({
  returnTo: v.optional(v.string()),
  provider: v.optional(v.fallback(ProviderId, 'idp_unknown'), FIRST),
  setupCode: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
})

const BLANK = { returnTo: '/', provider: FIRST, setupCode: '' }

const ProofForm = v.object({ ...TaskBody.entries, returnTo: v.string() })

/** Signing in, proving it again, signing out. The page with the form is elsewhere. */
export function authRoutes({ proofRuleOf, carryOut, reviewPages }: AuthDeps) {
  return new Hono<AppEnv>()
    .post('/sign-in', async (c) => {
      const form = v.safeParse(SignInForm, await fieldsOf(c))
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
    .post('/sign-out', (c) => signOut(c, reviewPages))
    .post(
      '/proofs',
      requireVisitor('page'),
      bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => notFound(c, 'page') }),
      async (c) => {
        const sent = await fieldsOf(c, { all: true })
        const form = v.safeParse(ProofForm, sent)
        if (!form.success) return notFound(c, 'page')
        const { action, subject, returnTo } = form.output
        const rule = await proofRuleOf(c.env, visitorOf(c), { action, subject })
        if (!rule) return notFound(c, 'page')
        const { personId, sessionHash } = visitorOf(c)
        const issuer = await providerOfSession(c.env.DB, sessionHash)
        const own = issuer === null ? null : await providerWith(c.env, issuer)
        const provider = own ?? (await providerNamed(c.env, FIRST))
        if (!provider) return notFound(c, 'page')
        return departTo(c, {
          provider,
          returnTo: await keeping(c.env.DB, visitorOf(c), safeReturnTo(returnTo), sent),
          setupCodeHash: null,
          proof: { purpose: { personId, sessionHash, action, subject }, acr: rule.acr },
        })
      },
    )
}

type Sent = { readonly [name: string]: unknown }

/** The address to come back to, where what was typed before stands again. */
async function keeping(
  db: D1Database,
  { personId, sessionHash }: Visitor,
  returnTo: string,
  sent: Sent,
): Promise<string> {
  const typed = Object.entries(sent)
    .filter(([name]) => name.startsWith(TYPED))
    .map(([name, value]) => [name.slice(TYPED.length), [value].flat().map(String)] as const)
  if (typed.length === 0) return returnTo
  const token = randomToken()
  const key = { hash: await sha256Hex(token), personId, sessionHash }
  await keepForm(db, key, Object.fromEntries(typed), Date.now() + KEPT_MS)
  return `${returnTo}${returnTo.includes('?') ? '&' : '?'}kept=${token}`
}
