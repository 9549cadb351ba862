import { Hono } from 'hono'
import { giveMachineToken } from '../auth/give-token'
import { requirePermission, requireVisitor } from '../auth/may'
import { saveRule } from '../auth/workload/save-rule'
import { endMachine } from '../commands/end-machine'
import { machineFor } from '../commands/machine-for'
import { removeRule } from '../db/machine-rules'
import { revokeMachineToken } from '../db/machine-tokens'
import { createMachine, type MachineRow, updateMachine } from '../db/machines'
import { MachineId, MachineRuleId, TokenId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { ReasonBody } from '../http/schemas-directory'
import { MachineBody, MachineRuleBody, MachineTokenBody } from '../http/schemas-machines'
import { misnamed } from './admin/confirm'
import { parsed } from './admin/parsed'
import { peopleNamed } from './admin/resolve'
import { listPage, onePage, ruleIn, tokenIn } from './machine-forms'
import { faultsOf } from './parts/problems'
import { many, one, type Typed } from './parts/typed'
import { formOf, idIn, type Turn, turn } from './shell'

const signedIn = requireVisitor('page')
const managing = requirePermission('manage-tokens', 'page')

export const machinePages = new Hono<AppEnv>()
  .get(
    '/machines',
    signedIn,
    turn((here) => listPage(here, { typed: {}, faults: {} }, null)),
  )
  .post(
    '/machines',
    managing,
    turn(async (here) => {
      const { c, env, editor } = here
      const { typed, body, fault } = await machineIn(here)
      if (!body) return listPage(here, { typed, faults: fault }, null)
      if (!body.ok) return listPage(here, { typed, faults: faultsOf(body.problem) }, body.problem)
      const made = await createMachine(env.DB, editor, body.output)
      if (made.ok) return c.redirect(`/machines/${made.id}`, 303)
      return listPage(here, { typed, faults: {} }, catalogueProblemOf(made.problem))
    }),
  )
  .get(
    '/machines/:id',
    signedIn,
    turn((here) => withMachine(here, (machine) => onePage(here, machine, {}))),
  )
  .post(
    '/machines/:id',
    managing,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, editor } = here
        const { typed, body, fault } = await machineIn(here)
        if (!body) return onePage(here, machine, { form: 'machine', typed, faults: fault })
        if (!body.ok)
          return onePage(here, machine, { form: 'machine', typed, problem: body.problem })
        const saved = await updateMachine(env.DB, editor, machine, body.output)
        if (saved.ok) return c.redirect(`/machines/${machine.id}`, 303)
        const problem = catalogueProblemOf(saved.problem)
        return onePage(here, machine, { form: 'machine', typed, problem })
      }),
    ),
  )
  .post(
    '/machines/:id/end',
    managing,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, editor } = here
        const typed = await formOf(c)
        const body = parsed(ReasonBody, { reason: one(typed, 'reason') })
        const faults = {
          ...(body.ok ? {} : faultsOf(body.problem)),
          ...misnamed(here.texts, typed, machine.name),
        }
        if (!body.ok || Object.keys(faults).length > 0)
          return onePage(here, machine, { form: 'end', typed, faults })
        const ended = await endMachine(env, editor, machine, body.output.reason)
        if (ended.ok) return c.redirect(`/machines/${machine.id}`, 303)
        return onePage(here, machine, { problem: catalogueProblemOf(ended.problem) })
      }),
    ),
  )
  .post(
    '/machines/:id/tokens',
    signedIn,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, visitor, now } = here
        const typed = await formOf(c)
        const body = parsed(MachineTokenBody, tokenIn(typed))
        if (!body.ok) return onePage(here, machine, { form: 'token', typed, problem: body.problem })
        const { expiresInSeconds, ...rest } = body.output
        const expiresAt = now + expiresInSeconds * 1_000
        const maker = { id: visitor.personId, name: visitor.displayName }
        const given = await giveMachineToken(env, maker, machine.id, { ...rest, expiresAt })
        if (given.ok) return onePage(here, machine, { token: given.token })
        const problem = catalogueProblemOf(given.problem)
        return onePage(here, machine, { form: 'token', typed, problem })
      }),
    ),
  )
  .post(
    '/machines/:id/tokens/:machineTokenId/revoke',
    signedIn,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, editor } = here
        const tokenId = idIn(TokenId, c.req.param('machineTokenId'))
        if (!tokenId) return null
        const done = await revokeMachineToken(env.DB, editor, machine.id, tokenId)
        if (done.ok) return c.redirect(`/machines/${machine.id}`, 303)
        return onePage(here, machine, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )
  .post(
    '/machines/:id/rules',
    managing,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, visitor, editor } = here
        const typed = await formOf(c)
        const body = parsed(MachineRuleBody, ruleIn(typed))
        if (!body.ok) return onePage(here, machine, { form: 'rule', typed, problem: body.problem })
        const maker = { ...editor, id: visitor.personId }
        const saved = await saveRule(env, maker, machine.id, body.output)
        if ('ok' in saved) return c.redirect(`/machines/${machine.id}`, 303)
        return onePage(here, machine, { form: 'rule', typed, problem: saved.problem })
      }),
    ),
  )
  .post(
    '/machines/:id/rules/:ruleId/remove',
    managing,
    turn((here) =>
      withMachine(here, async (machine) => {
        const { c, env, editor } = here
        const ruleId = idIn(MachineRuleId, c.req.param('ruleId'))
        if (!ruleId) return null
        const done = await removeRule(env.DB, editor, machine.id, ruleId)
        if (done.ok) return c.redirect(`/machines/${machine.id}`, 303)
        return onePage(here, machine, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )

async function withMachine(
  { c, env, visitor }: Turn,
  then: (machine: MachineRow) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(MachineId, c.req.param('id'))
  const machine = id && (await machineFor(env, visitor, id))
  return machine && then(machine)
}

/** What was typed about a machine, with the owners who were typed by name; no body where one is unknown. */
async function machineIn({ c, env, texts }: Turn) {
  const sent = await formOf(c)
  const added = await peopleNamed(env.DB, texts, one(sent, 'owners.add'))
  const owners = [...new Set([...many(sent, 'owners'), ...added.ids])]
  const left = added.fault ? [one(sent, 'owners.add')] : []
  const typed: Typed = { ...sent, owners, 'owners.add': left }
  const [name, description] = [one(sent, 'name'), one(sent, 'description')]
  return added.fault
    ? { typed, body: null, fault: { 'owners.add': added.fault } }
    : { typed, body: parsed(MachineBody, { name, description, owners }), fault: {} }
}
