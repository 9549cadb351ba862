import * as v from 'valibot'
import { giveMachineToken } from '../auth/give-token'
import { endMachine } from '../commands/end-machine'
import { machineFor } from '../commands/machine-for'
import { findMachineToken, revokeMachineToken, tokensOfMachine } from '../db/machine-tokens'
import { createMachine, findMachine, listMachines, updateMachine } from '../db/machines'
import { MachineId, TokenId } from '../domain/ids'
import { may } from '../domain/permission/may'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pageOf, SliceQuery } from '../http/schemas'
import { ReasonBody } from '../http/schemas-directory'
import {
  MachineAnswer,
  MachineBody,
  MachineTokenAnswer,
  MachineTokenBody,
  NewMachineTokenAnswer,
} from '../http/schemas-machines'
import { endpoint, no, ok } from './endpoint'
import { changed, made, orEarlier, removed } from './written'

const params = { id: MachineId }
const access = 'manage-tokens'

export const machines = [
  endpoint(
    {
      method: 'get',
      path: '/machines',
      summary: 'Machines that have not ended: those I own, or all (which needs manage-tokens)',
      access: 'signed-in',
      query: { ...SliceQuery, view: v.optional(v.picklist(['mine', 'all']), 'mine') },
      answer: pageOf(MachineAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      if (view === 'mine') return ok(await listMachines(env.DB, visitor.personId, slice))
      return may(visitor, access) ? ok(await listMachines(env.DB, null, slice)) : null
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/machines',
      summary: 'Add a machine, with the people who answer for it',
      access,
      body: MachineBody,
      answer: MachineAnswer,
      statuses: [201],
      problems: ['name_taken', 'person_unknown'],
    },
    async ({ env, editor, body }) =>
      made(
        await orEarlier(env, editor, await createMachine(env.DB, editor, body)),
        (id) => findMachine(env.DB, id),
        '/machines',
      ),
  ),
  endpoint(
    {
      method: 'get',
      path: '/machines/{id}',
      summary: 'A machine, for its owners and for whoever manages machines',
      access: 'signed-in',
      params,
      answer: MachineAnswer,
    },
    async ({ env, visitor, params: { id } }) => {
      const machine = await machineFor(env, visitor, id)
      return machine && ok(machine)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/machines/{id}',
      summary: 'Replace a machine: its name, description and owners',
      access,
      params,
      body: MachineBody,
      answer: MachineAnswer,
      problems: ['name_taken', 'person_unknown', 'machine_ended'],
    },
    async ({ env, editor, params: { id }, body }) => {
      const machine = await findMachine(env.DB, id)
      if (!machine) return null
      const written = await updateMachine(env.DB, editor, machine, body)
      return changed(written, () => findMachine(env.DB, id))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/machines/{id}/end',
      summary: 'End a machine for good, with its sessions, tokens, requests and leases',
      access,
      params,
      body: ReasonBody,
      answer: MachineAnswer,
    },
    async ({ env, editor, params: { id }, body: { reason } }) => {
      const machine = await findMachine(env.DB, id)
      if (!machine) return null
      return changed(await endMachine(env, editor, machine, reason), () => findMachine(env.DB, id))
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/machines/{id}/tokens',
      summary: 'Tokens and sessions of a machine that are good for something',
      access: 'signed-in',
      params,
      query: SliceQuery,
      answer: pageOf(MachineTokenAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, params: { id }, query }) => {
      const machine = await machineFor(env, visitor, id)
      return machine && ok(await tokensOfMachine(env.DB, id, query))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/machines/{id}/tokens',
      summary: 'Make a token for a machine of one’s own, shown this once; it can never decide',
      access: 'signed-in',
      params,
      body: MachineTokenBody,
      answer: NewMachineTokenAnswer,
      statuses: [201],
      isKeyed: false,
      problems: ['token_limit', 'machine_ended', 'machine_not_owned'],
    },
    async ({ env, visitor, params: { id }, body: { expiresInSeconds, ...body } }) => {
      if (!(await machineFor(env, visitor, id))) return null
      const expiresAt = Date.now() + expiresInSeconds * 1_000
      const maker = { id: visitor.personId, name: visitor.displayName }
      const given = await giveMachineToken(env, maker, id, { ...body, expiresAt })
      if (!given.ok) return no(catalogueProblemOf(given.problem))
      const row = await findMachineToken(env.DB, given.id)
      return row ? { status: 201, body: { ...row, token: given.token } } : null
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/machines/{id}/tokens/{machineTokenId}',
      summary: 'Revoke a token of a machine, or end a session of it',
      access: 'signed-in',
      params: { ...params, machineTokenId: TokenId },
      answer: null,
    },
    async ({ env, visitor, editor, params: { id, machineTokenId } }) => {
      if (!(await machineFor(env, visitor, id))) return null
      return removed(await revokeMachineToken(env.DB, editor, id, machineTokenId))
    },
  ),
]
