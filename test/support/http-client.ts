import { formsOf } from '../world/forms.ts'

/** A page as it arrived, after all redirects. */
export type Page = {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

export type Fields = { readonly [name: string]: string | readonly string[] }

/** Which form and button of a page: a part of the form's action, the button's value or label. */
export type Press = {
  readonly form?: string
  readonly button?: string
  readonly fields?: Fields
}

export type ApiAnswer<T> = { readonly status: number; readonly headers: Headers; readonly body: T }

type Cookie = {
  readonly origin: string
  readonly path: string
  readonly name: string
  value: string
}

/**
 * A browser without script: cookies for each origin, redirects across origins, forms. One client is
 * one person at one machine.
 */
export class HttpClient {
  readonly productUrl: string
  #cookies: Cookie[] = []

  constructor(productUrl: string) {
    this.productUrl = productUrl
  }

  /** Relative addresses are the product's. */
  get(address: string): Promise<Page> {
    return this.#navigate('GET', new URL(address, this.productUrl))
  }

  post(address: string, fields: Fields): Promise<Page> {
    return this.#navigate('POST', new URL(address, this.productUrl), encode(fields))
  }

  /** Fills in a form of this page and presses a button; hidden fields and defaults go with it. */
  submit(page: Page, press: Press = {}): Promise<Page> {
    const { form, button } = find(page, press)
    const own: [string, string][] = form.fields
      .filter(([name]) => !(press.fields && name in press.fields))
      .map(([name, value]) => [name, value])
    const body = encode(press.fields ?? {}, own)
    if (button?.name) body.append(button.name, button.value)
    const url = new URL(form.action || page.url, page.url)
    if (form.method === 'post') return this.#navigate('POST', url, body, page.url)
    url.search = body.toString()
    return this.#navigate('GET', url, undefined, page.url)
  }

  /** Signs in at the product through the provider's own page; `person` is the provider's id. */
  async signIn(
    person: string,
    options: { readonly setupCode?: string; readonly returnTo?: string } = {},
  ): Promise<Page> {
    const fields = options.setupCode ? { setupCode: options.setupCode } : {}
    const query = options.returnTo ? `?returnTo=${encodeURIComponent(options.returnTo)}` : ''
    const asked = await this.get(`/sign-in${query}`)
    const page = await this.submit(asked, { form: '/sign-in', fields })
    const isAtProvider = new URL(page.url).origin !== this.productUrl
    return isAtProvider ? this.submit(page, { button: person }) : page
  }

  /** The provider asked "Confirm that it is you"; this says yes and comes back to the product. */
  confirm(page: Page): Promise<Page> {
    return this.submit(page, { button: 'Confirm' })
  }

  async api<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: { readonly [name: string]: string } = {},
  ): Promise<ApiAnswer<T>> {
    const response = await this.#send(method, new URL(path, this.productUrl), {
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { origin: this.productUrl }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    const answer = (isJson && text !== '' ? JSON.parse(text) : text) as T
    return { status: response.status, headers: response.headers, body: answer }
  }

  /** What the client would send to this address, for tests that look at sessions. */
  cookieHeader(address: string): string {
    const url = new URL(address, this.productUrl)
    return this.#cookies
      .filter(({ origin, path }) => origin === url.origin && covers(path, url.pathname))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  async #navigate(method: string, url: URL, body?: URLSearchParams, from?: string): Promise<Page> {
    let response = await this.#send(method, url, {
      headers: {
        accept: 'text/html',
        ...(method === 'POST' ? { origin: new URL(from ?? url).origin } : {}),
      },
      ...(body ? { body } : {}),
    })
    let at = url
    for (let hops = 0; ; hops++) {
      const next = nextOf(response)
      if (next === null) break
      if (hops > 20) throw new Error(`Too many redirects, the last one from ${at}`)
      await response.body?.cancel()
      at = new URL(next, at)
      response = await this.#send('GET', at, { headers: { accept: 'text/html' } })
    }
    const { status, headers } = response
    return { url: at.href, status, headers, body: await response.text() }
  }

  async #send(
    method: string,
    url: URL,
    init: { headers: { [name: string]: string }; body?: string | URLSearchParams },
  ): Promise<Response> {
    const cookie = this.cookieHeader(url.href)
    const headers = { ...init.headers, ...(cookie ? { cookie } : {}) }
    const response = await fetch(url, { ...init, method, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line, url)
    return response
  }

  #keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', ...rest] = pair.split('=')
    const attribute = (wanted: string) =>
      attributes
        .find((text) => text.toLowerCase().startsWith(`${wanted}=`))
        ?.slice(wanted.length + 1)
    const path = attribute('path') ?? '/'
    const maxAge = attribute('max-age')
    const expires = attribute('expires')
    const isOver =
      maxAge === undefined ? Date.parse(expires ?? '9999-01-01') <= Date.now() : Number(maxAge) <= 0
    this.#cookies = this.#cookies.filter(
      (old) => old.origin !== url.origin || old.name !== name || old.path !== path,
    )
    if (!isOver) this.#cookies.push({ origin: url.origin, path, name, value: rest.join('=') })
  }
}

/** Where a browser goes from here by itself: a redirect, or a page that refreshes at once. */
function nextOf({ status, headers }: Response): string | null {
  if (status >= 400) return null
  return headers.get('location') ?? headers.get('refresh')?.match(/^0;\s*url=(.+)$/)?.[1] ?? null
}

function find(page: Page, press: Press) {
  const { form: wanted, button: label } = press
  for (const form of formsOf(page.body)) {
    const button = form.buttons.find(
      (one) => one.value === label || one.label.startsWith(label ?? ''),
    )
    const action = new URL(form.action || page.url, page.url)
    const fits = wanted === undefined || action.pathname.includes(wanted)
    if (fits && (label === undefined || button)) return { form, button }
  }
  const text = page.body.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  throw new Error(
    `No form for ${JSON.stringify(press)} at ${page.url} (${page.status}): ${text.slice(0, 400)}`,
  )
}

function covers(path: string, wanted: string): boolean {
  return wanted === path || wanted.startsWith(path.endsWith('/') ? path : `${path}/`)
}

function encode(fields: Fields, first: readonly [string, string][] = []): URLSearchParams {
  const body = new URLSearchParams(first.map(([name, value]) => [name, value]))
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}
