import { findPerson } from '../db/directory'
import { confirmRecovery, findRecovery, proposeRecovery, withdrawRecovery } from '../db/recoveries'
import { PersonId } from '../domain/ids'
import { Nothing } from '../http/schemas'
import { ReasonBody } from '../http/schemas-directory'
import { RecoveryAnswer } from '../http/schemas-passkeys'
import { randomId } from '../vault/random'
import { endpoint, ok } from './endpoint'
import { changed, removed } from './written'

const access = 'manage-directory'
const path = '/people/{id}/passkey-recovery'
const params = { id: PersonId }

/** For somebody who has lost their passkeys: one administrator proposes, another one agrees. */
export const recoveries = [
  endpoint(
    {
      method: 'get',
      path,
      summary: 'What is proposed or agreed to for somebody who has lost their passkeys',
      access,
      params,
      answer: RecoveryAnswer,
    },
    async ({ env, params: { id } }) => {
      const open = await findRecovery(env.DB, id, Date.now())
      return open && ok(open)
    },
  ),
  endpoint(
    {
      method: 'post',
      path,
      summary: 'Propose that a person may start anew with a passkey; they are mailed',
      access,
      params,
      body: ReasonBody,
      answer: RecoveryAnswer,
      problems: ['recovery_own', 'recovery_open', 'person_ended'],
    },
    async ({ env, editor, params: { id }, body: { reason } }) => {
      if (!(await findPerson(env.DB, id))) return null
      const letterId = randomId('let')
      const written = await proposeRecovery(env.DB, editor, id, { reason, letterId })
      return changed(written, () => findRecovery(env.DB, id, Date.now()))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${path}/confirm`,
      summary: 'Agree, as another administrator: they may enrol one passkey within a day',
      access,
      params,
      body: Nothing,
      answer: RecoveryAnswer,
      problems: ['recovery_own', 'recovery_second', 'recovery_unknown', 'person_ended'],
    },
    async ({ env, editor, params: { id } }) => {
      const written = await confirmRecovery(env.DB, editor, id, randomId('let'))
      return changed(written, () => findRecovery(env.DB, id, Date.now()))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path,
      summary: 'Withdraw what was proposed or agreed to',
      access,
      params,
      answer: null,
      problems: ['recovery_unknown'],
    },
    async ({ env, editor, params: { id } }) => removed(await withdrawRecovery(env.DB, editor, id)),
  ),
]
