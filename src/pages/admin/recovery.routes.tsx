import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import type { Written } from '../../db/catalogue-problem'
import { findPerson } from '../../db/directory'
import { passkeysOf } from '../../db/passkeys'
import {
  confirmRecovery,
  findRecovery,
  proposeRecovery,
  withdrawRecovery,
} from '../../db/recoveries'
import { PersonId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ReasonBody } from '../../http/schemas-directory'
import { randomId } from '../../vault/random'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { one } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { parsed } from './parsed'
import { RecoveryPage } from './recovery-page'

export const recoveryPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/:id/recovery',
    turn((here) => page(here, BLANK, null)),
  )
  .get(
    '/:id/recovery/:verb{confirm|withdraw}',
    turn(async ({ c }) => {
      const id = idIn(PersonId, c.req.param('id'))
      return id && c.redirect(`/admin/people/${id}/recovery`, 303)
    }),
  )
  .post(
    '/:id/recovery',
    turn(async (here) => {
      const typed = await formOf(here.c)
      const body = parsed(ReasonBody, { reason: one(typed, 'reason') })
      if (!body.ok) return page(here, { typed, faults: faultsOf(body.problem) }, body.problem)
      const words = { reason: body.output.reason, letterId: randomId('let') }
      const act = (id: PersonId) => proposeRecovery(here.env.DB, here.editor, id, words)
      return done(here, act, { typed, faults: {} })
    }),
  )
  .post(
    '/:id/recovery/confirm',
    turn((here) =>
      done(here, (id) => confirmRecovery(here.env.DB, here.editor, id, randomId('let'))),
    ),
  )
  .post(
    '/:id/recovery/withdraw',
    turn((here) => done(here, (id) => withdrawRecovery(here.env.DB, here.editor, id))),
  )

async function done(
  here: Turn,
  act: (id: PersonId) => Promise<Written<PersonId>>,
  draft: Draft = BLANK,
): Promise<Response | null> {
  const id = idIn(PersonId, here.c.req.param('id'))
  const written = id && (await findPerson(here.env.DB, id)) ? await act(id) : null
  if (!written) return null
  if (written.ok) return here.c.redirect(`/admin/people/${written.id}/recovery`, 303)
  return page(here, draft, catalogueProblemOf(written.problem))
}

async function page(
  { c, env, visitor, now }: Turn,
  draft: Draft,
  problem: Problem | null,
): Promise<Response | null> {
  const id = idIn(PersonId, c.req.param('id'))
  const person = id && (await findPerson(env.DB, id))
  if (!person) return null
  const recovery = await findRecovery(env.DB, person.id, now)
  return show(
    c,
    { title: 'Lost passkeys', status: problem?.status ?? 200 },
    <RecoveryPage
      {...{ person, recovery, draft }}
      passkeyCount={(await passkeysOf(env.DB, person.id)).length}
      isMine={visitor.personId === recovery?.proposedBy || visitor.personId === person.id}
      problem={problem && saidOf(problem)}
    />,
  )
}
