import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { identify } from '../../src/auth/identify'
import { requirePermission, requireVisitor, visitorOf } from '../../src/auth/may'
import { carryOut } from '../../src/commands/carry-out'
import { reviewPages } from '../../src/commands/live'
import type { RequestId } from '../../src/domain/ids'
import type { AppEnv } from '../../src/http/context'
import { refuseForeignOrigins, refuseTwinCookies, requireSettings } from '../../src/http/guard'
import { securityHeaders, uncached } from '../../src/http/security-headers'
import { authRoutes } from '../../src/routes/auth'

export const REQUEST = 'req_abcd_1' as RequestId
export const ACR = 'urn:hallpass:world:mfa'

export type Settings = Partial<Record<keyof Env, string>>

/** The sign-in flow mounted as the product mounts it, with two doors to knock on. */
export const product = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set('showFailure', async ({ status, code, title, detail }) =>
      c.html(`<h1>${title}</h1><p>${detail}</p><code>${code}</code>`, status as 400),
    )
    await next()
  })
  .use(
    securityHeaders,
    uncached,
    requireSettings,
    refuseTwinCookies,
    refuseForeignOrigins,
    identify,
  )
  .route(
    '/',
    authRoutes({
      carryOut,
      reviewPages,
      proofRuleOf: async (_env, _visitor, { subject }) =>
        subject === REQUEST ? { acr: [ACR] } : null,
    }),
  )
  .get('/me', requireVisitor('api'), (c) => c.json(visitorOf(c)))
  .get('/board', requireVisitor('page'), (c) => c.text('board'))
  .get('/history', requirePermission('read-history'), (c) => c.text('history'))
  .get('/sign-in', (c) => c.text('sign in here'))
  .onError((error) => {
    throw error
  })

export function settingsWith(settings: Settings): Env {
  return {
    ...env,
    PUBLIC_URL: 'https://hallpass.example',
    OIDC_CLIENT_ID: 'hallpass',
    OIDC_CLIENT_SECRET: 'kept between us',
    ALLOWED_PLAIN_ORIGINS: '',
    KEY_ENCRYPTION_KEY: btoa('k'.repeat(32)),
    ...settings,
  } as unknown as Env
}

type Init = {
  method?: string
  headers?: Record<string, string>
  form?: Record<string, string>
  json?: object
}

/** A browser that knows only the product; its cookies stay between requests. */
export class Browser {
  readonly env: Env
  readonly cookies = new Map<string, string>()

  readonly #product: typeof product

  /** The whole product, or the flow above. */
  constructor(bindings: Env, whole: Hono<AppEnv> = product) {
    this.env = bindings
    this.#product = whole as typeof product
  }

  async get(path: string): Promise<Response> {
    return this.send(path, {})
  }

  async post(path: string, form: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { method: 'POST', form, headers: { Origin: this.env.PUBLIC_URL } })
  }

  async postJson(path: string, json: object): Promise<Response> {
    const headers = { Origin: this.env.PUBLIC_URL, 'Content-Type': 'application/json' }
    return this.send(path, { method: 'POST', json, headers })
  }

  async send(path: string, { form, json, headers = {}, ...init }: Init): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#product.request(
      new URL(path, this.env.PUBLIC_URL),
      {
        ...init,
        headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
        ...(form ? { body: new URLSearchParams(form) } : {}),
        ...(json ? { body: JSON.stringify(json) } : {}),
      },
      this.env,
    )
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (line.includes('Max-Age=0;')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
