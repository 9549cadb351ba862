import type { Context, Handler, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import { visitorOf } from '../auth/may'
import type { Editor } from '../db/history'
import { type MenuCounts, readMenuCounts } from '../db/menu-counts'
import { BadCursor, type Slice } from '../db/page'
import { known, mapped, type Reading, readAlone } from '../db/together'
import type { ResourceId } from '../domain/ids'
import { reachOf } from '../domain/permission/may'
import { type AppEnv, personIn, type Visitor } from '../http/context'
import type { Texts } from '../texts/english'
import { saidAs } from '../texts/refusals'
import { assetPaths, type ExtraScript } from './assets'
import { FailurePage, type FailureProps, NotFoundPage } from './error-pages'
import { Layout } from './layout'
import { type Typed, typedOf } from './parts/typed'
import { TextsContext, textsFor } from './texts'
import { unlessKnown } from './unless-known'

const ROWS_PER_PAGE = 25

/** One request for a page, by somebody who is signed in. */
export type Turn = {
  readonly c: Context<AppEnv>
  readonly env: Env
  readonly visitor: Visitor
  readonly editor: Editor
  /** What the page says, in the language of this request. */
  readonly texts: Texts
  readonly now: number
}

/** For handlers behind `requireVisitor`; null is answered with the page that knows nothing. */
export function turn(handler: (turn: Turn) => Promise<Response | null>): Handler<AppEnv> {
  return async (c) => {
    const visitor = visitorOf(c)
    const texts = textsFor(c)
    const editor = { id: visitor.personId, name: visitor.displayName }
    try {
      const answering = handler({ c, env: c.env, visitor, editor, texts, now: Date.now() })
      // What a form does may change it; who only looks has it read with what they look at, or beside
      // it. Should that fail, `show` says so, where there is anything to show.
      if (c.req.method === 'GET' && !readingMenu.has(c)) menuOf(c).catch(() => undefined)
      return (await answering) ?? (await showNotFound(c))
    } catch (error) {
      if (!(error instanceof BadCursor)) throw error
      return showFailure(c, {
        status: 400,
        title: texts.shell.listGone,
        detail: texts.shell.listGoneWhy,
      })
    }
  }
}

export type Showing = {
  readonly title: string
  readonly status?: number
  readonly isLive?: boolean
  /** What has to change for this page to say something new; left out where it is of many things. */
  readonly about?: ResourceId
  readonly refreshSeconds?: number
  readonly scripts?: readonly ExtraScript[]
  /** The place in the menu that it belongs to, where its address does not say. */
  readonly place?: string
  /** Where a page that answers a form can be looked at again. */
  readonly address?: string
}

/** A body in its frame, as an answer that nobody keeps. */
export async function show(c: Context<AppEnv>, { status = 200, ...frame }: Showing, body: Child) {
  const visitor = personIn(c.var.visitor)
  const isLive = frame.isLive === true && c.req.method === 'GET'
  const [assets, menu] = await Promise.all([assetPaths(), menuOf(c)])
  const texts = textsFor(c)
  const page = (
    <TextsContext.Provider value={texts}>
      <Layout
        {...frame}
        isLive={isLive}
        path={c.req.path}
        returnTo={returnTo(c, frame.address)}
        visitor={visitor}
        waitingCount={menu.decisions}
        overdueCount={menu.overdue}
        taskCount={menu.tasks}
        assets={assets}
        nonce={c.get('secureHeadersNonce')}
      >
        {body}
      </Layout>
    </TextsContext.Provider>
  )
  c.header('Content-Language', texts.language)
  c.header('Vary', 'Accept-Language', { append: true })
  const text = await html`<!DOCTYPE html>${page}`
  return isLive ? unlessKnown(c, String(text)) : c.html(text, status as 200)
}

/** Where choosing another language leads: to this page, or to what a form was answered in place of. */
function returnTo(c: Context<AppEnv>, address?: string): string {
  const { pathname, search } = new URL(c.req.url)
  return address ?? (c.req.method === 'GET' ? pathname + search : '/')
}

const menus = new WeakMap<Context<AppEnv>, Promise<MenuCounts>>()
const readingMenu = new WeakSet<Context<AppEnv>>()

/** What the menu says, read once for a request. */
function menuOf(c: Context<AppEnv>): Promise<MenuCounts> {
  const menu = menus.get(c) ?? readAlone(c.env.DB, menuReading(c))
  menus.set(c, menu)
  return menu
}

/** The same for a page that reads it with its own: before it waits for anything, to come in time. */
export function readMenu(c: Context<AppEnv>): Reading<Promise<MenuCounts>> {
  readingMenu.add(c)
  return mapped(menuReading(c), (menu) => {
    menus.set(c, menu)
    return menu
  })
}

function menuReading({ env, var: { visitor } }: Context<AppEnv>): Reading<Promise<MenuCounts>> {
  const person = personIn(visitor)
  if (!person) return known(Promise.resolve({ decisions: 0, overdue: 0, tasks: 0 }))
  const reach = {
    reviews: reachOf(person, 'review-access'),
    overdue: reachOf(person, 'read-history'),
  }
  return readMenuCounts(env.DB, person.personId, reach)
}

export function showNotFound(c: Context<AppEnv>): Promise<Response> {
  return show(c, { title: textsFor(c).shell.notFound, status: 404 }, <NotFoundPage />)
}

/** For failures; says no more than it is given. */
export function showFailure(
  c: Context<AppEnv>,
  { status, ...failure }: FailureProps & { readonly status: number },
): Promise<Response> {
  const { told } = textsFor(c)
  const [title, detail] = [told(failure.title), told(failure.detail)]
  return show(c, { title, status }, <FailurePage {...failure} {...{ title, detail }} />)
}

/** Lets layers that know nothing of pages answer with one. */
export const failureShown: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('showFailure', (failure) =>
    showFailure(c, { ...failure, ...saidAs(textsFor(c).failures, failure.code) }),
  )
  await next()
}

/** The part of a list that the address asks for. */
export function sliceOf(c: Context<AppEnv>, name = 'cursor'): Slice {
  return { limit: ROWS_PER_PAGE, cursor: c.req.query(name) || null }
}

/** Text from the address, cut to a sane length. */
export function queryOf(c: Context<AppEnv>, name: string): string {
  return (c.req.query(name) ?? '').trim().slice(0, 120)
}

/** All that a list keeps in its address; what is not there is empty. */
export function queriesOf<Name extends string>(
  c: Context<AppEnv>,
  names: readonly Name[],
): { readonly [name in Name]: string } {
  const entries = names.map((name) => {
    const isCursor = /cursor$/i.test(name)
    const text = isCursor ? (c.req.query(name) ?? '') : queryOf(c, name)
    return [name, text] as const
  })
  return Object.fromEntries(entries) as { [name in Name]: string }
}

export function idIn<Id extends string>(
  schema: v.GenericSchema<unknown, Id>,
  text: string | undefined,
): Id | null {
  const result = v.safeParse(schema, text)
  return result.success ? result.output : null
}

/** What a form sent; nothing where the body is not a form. */
export async function formOf(c: Context<AppEnv>): Promise<Typed> {
  try {
    return typedOf(await c.req.formData())
  } catch {
    return {}
  }
}
