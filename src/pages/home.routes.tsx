import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { providerChoices } from '../auth/provider-config'
import { safeReturnTo } from '../auth/return-to'
import { askAgainFor } from '../commands/ask-again'
import { askableFor } from '../commands/askable'
import { leasesOf, requestsOf } from '../db/board'
import { personFacts } from '../db/facts'
import { waitingFor } from '../db/waiting-for'
import { LIMITS } from '../domain/limits'
import type { AppEnv } from '../http/context'
import { HomePage } from './home-page'
import { menuOf, queryOf, show, sliceOf, turn } from './shell'
import { SignInPage } from './sign-in-page'
import { textsFor } from './texts'

const AT_A_GLANCE = 20
const MOST_URGENT = 5

const UNDER_WAY = ['pending', 'approved'] as const

export const homePages = new Hono<AppEnv>()
  .get('/sign-in', async (c) => {
    const returnTo = safeReturnTo(c.req.query('returnTo') ?? '/')
    if (c.var.visitor) return c.redirect(returnTo, 303)
    const providers = await providerChoices(c.env)
    const page = { title: textsFor(c).signIn.title, scripts: ['passkeys'] } as const
    return show(c, page, <SignInPage {...{ returnTo, providers }} />)
  })
  .get(
    '/',
    requireVisitor('page'),
    turn(async ({ c, env, visitor, texts, now }) => {
      const query = { q: queryOf(c, 'q'), cursor: c.req.query('cursor') ?? '' }
      const open = { open: true, cursor: null }
      const person = personFacts(env.DB, visitor.personId)
      const [leases, underWay, waiting, askable, again, menu] = await Promise.all([
        leasesOf(env.DB, visitor.personId, { ...open, limit: LIMITS.openLeasesPerPerson }),
        requestsOf(env.DB, visitor.personId, { ...open, limit: AT_A_GLANCE, stages: UNDER_WAY }),
        waitingFor(env.DB, visitor.personId, { limit: MOST_URGENT, cursor: null }),
        askableFor(env, visitor, { ...sliceOf(c), q: query.q }, person),
        askAgainFor(env, visitor, person),
        menuOf(c),
      ])
      return show(
        c,
        { title: texts.home.title, isLive: true },
        <HomePage
          name={visitor.displayName.split(' ')[0] ?? visitor.displayName}
          leases={leases.items}
          {...{ underWay, waiting, askable, again, query, now }}
          overdueCount={menu.overdue}
        />,
      )
    }),
  )
