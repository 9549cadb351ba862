import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { mayStandFor } from '../../auth/stand-for'
import { not, type Written } from '../../db/catalogue-problem'
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
import { textsFor } from '../texts'
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
      const act = standingFor(here, (id) => proposeRecovery(here.env.DB, here.editor, id, words))
      return done(here, act, { typed, faults: {} })
    }),
  )
  .post(
    '/:id/recovery/confirm',
    turn((here) =>
      done(
        here,
        standingFor(here, (id) => confirmRecovery(here.env.DB, here.editor, id, randomId('let'))),
      ),
    ),
  )
  .post(
    '/:id/recovery/withdraw',
    turn((here) => done(here, (id) => withdrawRecovery(here.env.DB, here.editor, id))),
  )

type Act = (id: PersonId) => Promise<Written<PersonId>>

/** Who recovers a passkey could sign in with it: it is for those who may give what its person has. */
function standingFor({ env, visitor }: Turn, act: Act): Act {
  return async (id) => ((await mayStandFor(env, visitor, id)) ? act(id) : not('role_not_held'))
}

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
    { title: textsFor(c).people.lostPasskeys, status: problem?.status ?? 200 },
    <RecoveryPage
      {...{ person, recovery, draft }}
      passkeyCount={(await passkeysOf(env.DB, person.id)).length}
      isMine={visitor.personId === recovery?.proposedBy || visitor.personId === person.id}
      problem={problem && saidOf(problem)}
    />,
  )
}
