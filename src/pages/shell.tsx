import type { Context, Handler, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import { visitorOf } from '../auth/may'
import type { Editor } from '../db/history'
import { countOverdue } from '../db/overdue'
import { BadCursor, type Slice } from '../db/page'
import { reviewsFor } from '../db/reviews'
import { tasksOf } from '../db/tasks'
import { waitingFor } from '../db/waiting-for'
import type { ResourceId } from '../domain/ids'
import { maySomewhere, reachOf } from '../domain/permission/may'
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
/** The menu says “99+” where there are more. */
const COUNTED = { limit: 100, cursor: null }

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
      const answer = await handler({ c, env: c.env, visitor, editor, texts, now: Date.now() })
      return answer ?? (await showNotFound(c))
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
  const [assets, waiting, overdueCount, tasks] = await Promise.all([
    assetPaths(),
    visitor ? decisionsFor(c.env, visitor) : 0,
    visitor ? overdueFor(c.env, visitor) : 0,
    visitor ? tasksOf(c.env.DB, visitor.personId, COUNTED) : { items: [] },
  ])
  const texts = textsFor(c)
  const page = (
    <TextsContext.Provider value={texts}>
      <Layout
        {...frame}
        isLive={isLive}
        path={c.req.path}
        returnTo={returnTo(c, frame.address)}
        visitor={visitor}
        waitingCount={waiting}
        overdueCount={overdueCount}
        taskCount={tasks.items.length}
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

/** How many decisions and reviews wait for them. */
async function decisionsFor({ DB }: Env, visitor: Visitor): Promise<number> {
  const { personId } = visitor
  const reach = reachOf(visitor, 'review-access')
  const [waiting, reviews] = await Promise.all([
    waitingFor(DB, personId, COUNTED),
    reviewsFor(DB, personId, reach, COUNTED),
  ])
  return waiting.items.length + reviews.items.length
}

/** How many accesses should have ended, for those who may see which; to others none. */
export async function overdueFor(env: Env, visitor: Visitor): Promise<number> {
  if (!maySomewhere(visitor, 'read-history')) return 0
  return countOverdue(env.DB, reachOf(visitor, 'read-history'), COUNTED.limit)
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
