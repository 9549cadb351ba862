import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { providerChoices } from '../auth/provider-config'
import { safeReturnTo } from '../auth/return-to'
import { boardOf } from '../commands/board'
import type { AppEnv } from '../http/context'
import { HomePage } from './home-page'
import { queryOf, readMenu, show, sliceOf, turn } from './shell'
import { SignInPage } from './sign-in-page'
import { textsFor } from './texts'

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
      const { menu, ...board } = await boardOf(
        env,
        visitor,
        { ...sliceOf(c), q: query.q },
        readMenu(c),
      )
      return show(
        c,
        { title: texts.home.title, isLive: true },
        <HomePage
          name={visitor.displayName.split(' ')[0] ?? visitor.displayName}
          {...board}
          {...{ query, now }}
          overdueCount={menu.overdue}
        />,
      )
    }),
  )
