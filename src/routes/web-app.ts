import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { notFound } from '../auth/may'
import { safeReturnTo } from '../auth/return-to'
import { evaluateAccess } from '../commands/evaluate-access'
import { type App, appOf, passOf, redeem, tokenFor } from '../commands/web-app'
import { ConnectorId } from '../domain/ids'
import type { LeaseView } from '../domain/resource/view'
import type { AppEnv } from '../http/context'
import { readCookie, writeCookie } from '../http/cookie'
import { problemResponse } from '../http/problem'
import { settingsOf } from '../http/settings'
import { validated } from '../http/validate'
import { randomToken, sha256Hex } from '../vault/random'

const WAY_SECONDS = 600

const EvaluateBody = v.object({ token: v.pipe(v.string(), v.maxLength(32_768)) })

type Handler = (c: Context<AppEnv>, app: App) => Promise<Response>

/**
 * What a reverse proxy asks, and what it passes on from under `/.hallpass/` of its own host, so that
 * cookies belong to that host. The way in: `start` marks the browser, `enter` at Hallpass finds out
 * who it is, `callback` changes the code from there for a ticket. Nobody is sent to another host.
 */
export const webApps = new Hono<AppEnv>()
  .get('/web-app/:id/start', (c) => withApp(c, start))
  .get('/web-app/:id/callback', (c) => withApp(c, callback))
  .get('/web-app/:id/check', (c) => check(c, async () => c.body(null, 401)))
  .get('/web-app/:id/forward', (c) => check(c, forward))
  .post('/web-app/:id/evaluate', validated('json', EvaluateBody), evaluate)

const start: Handler = async (c, { id }) => {
  const browser = randomToken()
  writeCookie(c, browserCookie(id), browser, WAY_SECONDS)
  const query = new URLSearchParams({ browser: await sha256Hex(browser), to: askedFor(c) })
  return c.redirect(`${settingsOf(c.env).publicUrl}/apps/${id}/enter?${query}`, 302)
}

const callback: Handler = async (c, app) => {
  const browser = readCookie(c.req.header('Cookie'), browserCookie(app.id))
  const code = c.req.query('code') ?? ''
  const ticket =
    browser.kind === 'given' ? await redeem(c.env, app, { code, browser: browser.value }) : null
  writeCookie(c, browserCookie(app.id), '', 0)
  if (!ticket) return c.text(`This way in is used up or too old. Open ${app.origin} again.`, 400)
  writeCookie(c, ticketCookie(app.id), ticket, 24 * 60 * 60)
  return c.redirect(`${app.origin}${safeReturnTo(c.req.query('to'))}`, 302)
}

/** Proxies that pass an answer on to the browser (Traefik, Caddy) are told where to send it. */
const forward: Handler = async (c, app) => {
  const isLook = ['GET', 'HEAD'].includes(c.req.header('X-Forwarded-Method') ?? 'GET')
  if (!isLook) return c.body(null, 401)
  const to = encodeURIComponent(safeReturnTo(c.req.header('X-Forwarded-Uri')))
  return c.redirect(`${app.origin}/.hallpass/start?to=${to}`, 302)
}

async function check(c: Context<AppEnv>, otherwise: Handler): Promise<Response> {
  const id = v.safeParse(ConnectorId, c.req.param('id'))
  if (!id.success) return c.body(null, 401)
  const ticket = readCookie(c.req.header('Cookie'), ticketCookie(id.output))
  const lease = ticket.kind === 'given' ? await passOf(c.env, id.output, ticket.value) : null
  const token = lease && (await tokenFor(c.env, lease))
  return lease && token !== null ? pass(c, lease, token) : withApp(c, otherwise)
}

/** For External Evaluation rules of Cloudflare Access; why it is not heard is for the log. */
async function evaluate(c: Context<AppEnv>): Promise<Response> {
  const id = v.safeParse(ConnectorId, c.req.param('id'))
  if (!id.success) return notFound(c, 'api')
  const { token } = c.req.valid('json' as never) as v.InferOutput<typeof EvaluateBody>
  const { issuer } = settingsOf(c.env)
  const evaluated = await evaluateAccess(c.env, id.output, issuer, token)
  if (!evaluated) return notFound(c, 'api')
  if ('token' in evaluated) return c.json({ token: evaluated.token })
  console.warn({ connector: id.output, warning: 'an enquiry was refused', why: evaluated.problem })
  return problemResponse(c, {
    status: 403,
    code: 'enquiry_refused',
    title: 'This enquiry is not heard',
    detail: 'A token of the team of Cloudflare Access is expected that was made for this enquiry.',
  })
}

function pass(c: Context<AppEnv>, { id, holder, account }: LeaseView, token: string): Response {
  return c.body(null, 200, {
    'X-Hallpass-Person': holder,
    'X-Hallpass-Lease': id,
    'X-Hallpass-Role': String(account.settings.role ?? ''),
    ...(token ? { 'X-Hallpass-Token': token } : {}),
  })
}

async function withApp(c: Context<AppEnv>, handle: Handler): Promise<Response> {
  const id = v.safeParse(ConnectorId, c.req.param('id'))
  const app = id.success ? await appOf(c.env, id.output) : null
  return app ? handle(c, app) : notFound(c, 'api')
}

/** The rest of the address, since nginx writes it there as it is; or one value, encoded. */
function askedFor(c: Context<AppEnv>): string {
  const [, rest = ''] = /^\?to=(.*)$/.exec(new URL(c.req.url).search) ?? []
  return safeReturnTo(rest.startsWith('/') ? rest : c.req.query('to'))
}

/** Hosts share no cookies, but two apps on one machine do. */
function browserCookie(id: ConnectorId): string {
  return `__Host-hallpass-way-${id}`
}

function ticketCookie(id: ConnectorId): string {
  return `__Host-hallpass-${id}`
}
