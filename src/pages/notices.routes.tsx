import { Hono } from 'hono'
import * as v from 'valibot'
import { deviceOf } from '../auth/device'
import { knownBrowser } from '../auth/known-browser'
import { requireVisitor } from '../auth/may'
import { enrolBrowser } from '../commands/enrol-browser'
import { choicesOf, saveChoices } from '../db/notice-choices'
import { pushBrowsersOf, removeSubscription } from '../db/push-subscriptions'
import { PushSubscriptionId } from '../domain/ids'
import { may } from '../domain/permission/may'
import { ChoicesBody } from '../domain/telling/schema'
import type { AppEnv } from '../http/context'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pushKeyOf } from '../http/push-key'
import { PushBody } from '../http/schemas-telling'
import { parsed } from './admin/parsed'
import { choicesIn, typedChoices } from './notices-form'
import { NoticesPage } from './notices-page'
import type { Draft } from './parts/fields'
import { faultsOf, saidOf } from './parts/problems'
import { one } from './parts/typed'
import { formOf, idIn, queryOf, show, type Turn, turn } from './shell'

const signedIn = requireVisitor('page')

export const noticePages = new Hono<AppEnv>()
  .get(
    '/notices',
    signedIn,
    turn(async (here) => page(here, null, null)),
  )
  .post('/notices', signedIn, turn(save))
  .get('/notices/:rest{browsers|browsers/.+}', signedIn, (c) => c.redirect('/notices', 303))
  .post('/notices/browsers', signedIn, turn(add))
  .post(
    '/notices/browsers/:id/remove',
    signedIn,
    turn(async ({ c, env, visitor: { personId }, editor }) => {
      const id = idIn(PushSubscriptionId, c.req.param('id'))
      const browser = (await pushBrowsersOf(env.DB, personId)).find((each) => each.id === id)
      if (!browser) return null
      await removeSubscription(env.DB, editor, personId, browser)
      return c.redirect('/notices?said=removed', 303)
    }),
  )

async function save(here: Turn): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const before = await choicesOf(env.DB, visitor.personId)
  const body = parsed(ChoicesBody, choicesIn(typed, before, isAdministrator(here)))
  if (!body.ok) return page(here, body.problem, { typed, faults: faultsAt(body.problem) })
  const saved = await saveChoices(env.DB, { ...editor, id: visitor.personId }, body.output)
  if (saved.ok) return c.redirect('/notices?said=saved', 303)
  return page(here, catalogueProblemOf(saved.problem), { typed, faults: {} })
}

async function add(here: Turn): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const keys = { p256dh: one(typed, 'p256dh'), auth: one(typed, 'auth') }
  const given = v.safeParse(PushBody, { endpoint: one(typed, 'endpoint'), keys })
  if (!given.success) return page(here, unreadable(here), null)
  const { endpoint } = given.output
  const [device, browser] = [deviceOf(c.req.header('User-Agent')), await knownBrowser(c)]
  const subscription = { endpoint, ...keys, device, browser }
  const done = await enrolBrowser(env, { ...editor, id: visitor.personId }, subscription)
  return done.ok ? c.redirect('/notices?said=added', 303) : page(here, done.problem, null)
}

function unreadable({ texts: { notices } }: Turn): Problem {
  const said = { title: notices.unreadable, detail: notices.unreadableWhy }
  return { status: 422, code: 'push_unreadable', ...said }
}

function saidBy({ texts: { notices } }: Turn, name: string): string {
  return name === 'saved' || name === 'added' || name === 'removed' ? notices[name] : ''
}

/** Complaints about the quiet hours stand at their fields. */
function faultsAt(problem: Problem) {
  const entries = Object.entries(faultsOf(problem)).map(([field, words]) => {
    const [, part = ''] = /^quiet\.(days|from|to)/.exec(field) ?? []
    const known = part ? `quiet${part[0]?.toUpperCase()}${part.slice(1)}` : field
    return [known === 'quiet' ? 'quietTo' : known, words] as const
  })
  return Object.fromEntries(entries)
}

function isAdministrator({ visitor }: Turn): boolean {
  return may(visitor, 'manage-roles')
}

async function page(here: Turn, problem: Problem | null, draft: Draft | null): Promise<Response> {
  const { c, env, visitor } = here
  const { personId } = visitor
  const [choices, browsers] = await Promise.all([
    choicesOf(env.DB, personId),
    pushBrowsersOf(env.DB, personId),
  ])
  return show(
    c,
    {
      ...{ title: here.texts.shell.notices, address: '/notices', scripts: ['push'] },
      status: problem?.status ?? 200,
    },
    <NoticesPage
      {...{ browsers, pushKey: pushKeyOf(env), isAdministrator: isAdministrator(here) }}
      draft={draft ?? { typed: typedChoices(choices), faults: {} }}
      said={problem ? '' : saidBy(here, queryOf(c, 'said'))}
      problem={problem && saidOf(problem)}
    />,
  )
}
