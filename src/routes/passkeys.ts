import { authorityOver } from '../auth/passkeys/authority'
import { enrol, offerEnrolment } from '../auth/passkeys/enrol'
import { passkeyProblemOf } from '../auth/passkeys/problem'
import { givePasskeyProof, requestProof } from '../auth/passkeys/prove'
import type { PasskeyOutcome } from '../auth/passkeys/refusal'
import { removePasskey, renamePasskey } from '../auth/passkeys/remove'
import { proofRuleOf } from '../commands/proof-rule'
import { passkeysOf } from '../db/passkeys'
import { PasskeyId } from '../domain/ids'
import { problemOf } from '../http/problem'
import { Nothing } from '../http/schemas'
import {
  AssertionBody,
  EnrolBody,
  NameBody,
  OptionsAnswer,
  PasskeyAnswer,
  PasskeysAnswer,
  TaskAnswer,
  TaskBody,
} from '../http/schemas-passkeys'
import { settingsOf } from '../http/settings'
import { created, endpoint, GONE, no, ok } from './endpoint'

const access = 'signed-in'
const params = { id: PasskeyId }
const PROVING = ['proof_required', 'challenge_unknown', 'passkey_not_accepted', 'passkey_locked']

export const passkeys = [
  endpoint(
    {
      method: 'get',
      path: '/me/passkeys',
      summary: 'My passkeys, and which proof it takes to add one',
      access,
      answer: PasskeysAnswer,
    },
    async ({ env, visitor }) => {
      const task = { action: 'enrol-passkey', subject: visitor.personId } as const
      const { accepts } = await authorityOver(env.DB, visitor, task)
      return ok({ items: await passkeysOf(env.DB, visitor.personId), enrolAccepts: accepts })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/passkeys/options',
      summary: 'What a browser makes a passkey with; good for five minutes',
      access,
      body: Nothing,
      answer: OptionsAnswer,
      isKeyed: false,
      problems: ['proof_required'],
    },
    async ({ env, visitor }) => {
      const task = { action: 'enrol-passkey', subject: visitor.personId } as const
      const authority = await authorityOver(env.DB, visitor, task)
      if (!authority.isGiven) return no(problemOf(authority.refusal))
      return ok({ ...(await offerEnrolment(env.DB, settingsOf(env), visitor)) })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/passkeys',
      summary: 'Enrol the passkey that the browser has made',
      access,
      body: EnrolBody,
      answer: PasskeyAnswer,
      statuses: [201],
      problems: [...PROVING, 'passkey_known', 'passkey_limit'],
    },
    async ({ env, visitor, body }) => {
      const task = { action: 'enrol-passkey', subject: visitor.personId } as const
      const authority = await authorityOver(env.DB, visitor, task)
      if (!(await authority.spend())) return no(problemOf(authority.refusal))
      const { recovery } = authority
      const made = await enrol(env.DB, settingsOf(env), visitor, { ...body, recovery })
      if (!made.ok) return refused(made)
      return created(made.value, `/me/passkeys/${made.value.id}`)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/me/passkeys/{id}',
      summary: 'Call a passkey something else',
      access,
      params,
      body: NameBody,
      answer: PasskeyAnswer,
    },
    async ({ env, visitor, params: { id }, body: { name } }) => {
      const passkey = (await passkeysOf(env.DB, visitor.personId)).find((each) => each.id === id)
      if (!passkey) return null
      await renamePasskey(env.DB, visitor, passkey, name)
      return ok({ ...passkey, name })
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/me/passkeys/{id}',
      summary: 'Remove a passkey; it takes a proof by one that is there',
      access,
      params,
      answer: null,
      problems: ['proof_required'],
    },
    async ({ env, visitor, params: { id } }) => {
      const passkey = (await passkeysOf(env.DB, visitor.personId)).find((each) => each.id === id)
      if (!passkey) return null
      const task = { action: 'remove-passkey', subject: id } as const
      const authority = await authorityOver(env.DB, visitor, task)
      if (!(await authority.spend())) return no(problemOf(authority.refusal))
      await removePasskey(env.DB, visitor, passkey)
      return GONE
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/proofs/options',
      summary: 'What a browser asks for a passkey with, to prove one task; good for five minutes',
      access,
      body: TaskBody,
      answer: OptionsAnswer,
      isKeyed: false,
      problems: ['passkey_missing'],
    },
    async ({ env, visitor, body }) => {
      if (!(await proofRuleOf(env, visitor, body))) return null
      const options = await requestProof(env.DB, settingsOf(env), visitor, body)
      return options.ok ? ok({ ...options.value }) : refused(options)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/proofs',
      summary: 'Prove the task with the passkey that answered; good once and for five minutes',
      access,
      body: AssertionBody,
      answer: TaskAnswer,
      problems: PROVING.slice(1),
    },
    async ({ env, visitor, body: { response } }) => {
      const given = await givePasskeyProof(env.DB, settingsOf(env), visitor, response)
      if (!given.ok) return refused(given)
      const { task, sessionToken } = given.value
      return { ...ok(task), sessionToken }
    },
  ),
]

/** The log has what the answer does not say. */
function refused({ refusal }: Extract<PasskeyOutcome<unknown>, { ok: false }>) {
  console.warn({ message: 'A passkey was refused.', ...refusal })
  return no(passkeyProblemOf(refusal))
}
