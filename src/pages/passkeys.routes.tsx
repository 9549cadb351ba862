import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { authorityOver } from '../auth/passkeys/authority'
import { removePasskey, renamePasskey } from '../auth/passkeys/remove'
import { type Passkey, passkeysOf } from '../db/passkeys'
import { PasskeyId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import type { Problem } from '../http/problem'
import { NameBody } from '../http/schemas-passkeys'
import type { Texts } from '../texts/english'
import { parsed } from './admin/parsed'
import { BLANK, type Draft } from './parts/fields'
import { faultsOf, problemIn, saidOf } from './parts/problems'
import { type ProofNeeded, toProveOf, UNPROVED } from './parts/proof-card'
import { one } from './parts/typed'
import { PasskeysPage } from './passkeys-page'
import { formOf, idIn, queryOf, show, type Turn, turn } from './shell'

const signedIn = requireVisitor('page')
const HOME = '/me/passkeys'

export const passkeyPages = new Hono<AppEnv>()
  .get(
    HOME,
    signedIn,
    turn((here) => page(here, {})),
  )
  .get(
    `${HOME}/:id/:verb{name|remove}`,
    signedIn,
    turn(async ({ c }) => c.redirect(HOME, 303)), // A form's answer, looked at again.
  )
  // Where a proof leads to; adding itself takes script, which sends it elsewhere.
  .post(
    `${HOME}/add`,
    signedIn,
    turn(async ({ c }) => c.redirect(HOME, 303)),
  )
  .post(
    `${HOME}/:id/name`,
    signedIn,
    turn((here) =>
      withOwn(here, async (passkey) => {
        const typed = { ...(await formOf(here.c)), id: [passkey.id] }
        const body = parsed(NameBody, { name: one(typed, 'name') })
        if (!body.ok)
          return page(here, {
            problem: body.problem,
            draft: { typed, faults: faultsOf(body.problem) },
          })
        await renamePasskey(here.env.DB, here.visitor, passkey, body.output.name)
        return here.c.redirect(HOME, 303)
      }),
    ),
  )
  .post(
    `${HOME}/:id/remove`,
    signedIn,
    turn((here) =>
      withOwn(here, async (passkey) => {
        const { c, env, visitor } = here
        const task = { action: 'remove-passkey', subject: passkey.id } as const
        const { spend, refusal } = await authorityOver(env.DB, visitor, task)
        if (!(await spend())) {
          const way = { path: c.req.path, typed: {}, returnTo: HOME }
          const toProve = toProveOf(here.texts, refusal, {
            ...way,
            words: here.texts.passkeys.removeNamed(passkey.name),
          })
          return page(here, { toProve, problem: problemIn(here.texts, refusal) })
        }
        await removePasskey(env.DB, visitor, passkey)
        return c.redirect(`${HOME}?said=removed`, 303)
      }),
    ),
  )

async function withOwn(
  { c, env, visitor }: Turn,
  then: (passkey: Passkey) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(PasskeyId, c.req.param('id'))
  const own = await passkeysOf(env.DB, visitor.personId)
  const passkey = own.find((each) => each.id === id)
  return passkey ? then(passkey) : null
}

type Extra = {
  readonly problem?: Problem
  readonly toProve?: ProofNeeded | null
  readonly draft?: Draft
}

async function page(
  { c, env, visitor, texts }: Turn,
  { problem, toProve = null, draft = BLANK }: Extra,
): Promise<Response> {
  const task = { action: 'enrol-passkey', subject: visitor.personId } as const
  const { isGiven, refusal, recovery } = await authorityOver(env.DB, visitor, task)
  const way = { path: `${HOME}/add`, typed: {}, returnTo: HOME, words: texts.passkeys.goOn }
  const status = toProve ? UNPROVED : problem ? 422 : 200
  return show(
    c,
    { title: texts.shell.passkeys, status, scripts: ['passkeys'], address: HOME },
    <PasskeysPage
      passkeys={await passkeysOf(env.DB, visitor.personId)}
      toAdd={isGiven ? null : toProveOf(texts, refusal, way)}
      isRecovering={recovery !== null}
      said={saidIn(texts, queryOf(c, 'said'))}
      problem={problem ? saidOf(problem) : null}
      {...{ toProve, draft }}
    />,
  )
}

function saidIn({ passkeys }: Texts, word: string): string {
  if (word === 'enrolled') return passkeys.wasAdded
  return word === 'removed' ? passkeys.wasRemoved : ''
}
