import { namesOf } from '../db/board'
import { rulesOfMachine } from '../db/machine-rules'
import { tokensOfMachine } from '../db/machine-tokens'
import { isOwner, listMachines, type MachineRow } from '../db/machines'
import { PersonId } from '../domain/ids'
import { may } from '../domain/permission/may'
import type { Problem } from '../http/problem'
import { settingsOf } from '../http/settings'
import type { Texts } from '../texts/english'
import { type MachineDrafts, MachinePage } from './machine-page'
import { MachinesPage } from './machines-page'
import type { Draft } from './parts/fields'
import type { Named } from './parts/principals-field'
import { faultsOf, saidOf } from './parts/problems'
import { type Faults, linesOf, many, one, type Typed } from './parts/typed'
import { idIn, queriesOf, show, sliceOf, type Turn } from './shell'

const DAY_SECONDS = 86_400

export async function listPage(
  here: Turn,
  draft: Draft,
  problem: Problem | null,
): Promise<Response> {
  const { c, env, visitor } = here
  const mayManage = may(visitor, 'manage-tokens')
  const query = queriesOf(c, ['cursor'])
  const found = await listMachines(env.DB, mayManage ? null : visitor.personId, sliceOf(c))
  const owners = await ownersNamed(here, many(draft.typed, 'owners'))
  return show(
    c,
    {
      title: here.texts.shell.machines,
      status: statusOf(problem, draft.faults),
      address: '/machines',
    },
    <MachinesPage
      {...{ found, query, mayManage, owners, draft }}
      problem={problem && saidOf(problem)}
    />,
  )
}

type Sent = {
  /** Which form was sent, with what was typed and what is wrong with it. */
  readonly form?: keyof MachineDrafts
  readonly typed?: Typed
  readonly faults?: Faults
  readonly problem?: Problem
  readonly token?: string
}

export async function onePage(here: Turn, machine: MachineRow, sent: Sent): Promise<Response> {
  const { c, env, visitor } = here
  const { form, typed = {}, problem = null, token = null } = sent
  const faults = { ...(problem ? faultsOf(problem) : {}), ...sent.faults }
  const fresh: { readonly [form in keyof MachineDrafts]: Typed } = {
    machine: typedOf(machine),
    token: { days: ['90'], verbs: ['read', 'ask', 'check-out', 'check-in'] },
    rule: {
      minutes: ['15'],
      isOnce: ['yes'],
      audience: [settingsOf(env).publicUrl],
      verbs: ['read', 'ask', 'check-out', 'check-in'],
    },
    end: {},
  }
  const draftOf = (name: keyof MachineDrafts): Draft =>
    name === form
      ? { typed, faults: inWords(here.texts, faults), scope: name }
      : { typed: fresh[name], faults: {}, scope: name }
  const drafts = {
    machine: draftOf('machine'),
    token: draftOf('token'),
    rule: draftOf('rule'),
    end: draftOf('end'),
  }
  const [tokens, rules, owners] = await Promise.all([
    tokensOfMachine(env.DB, machine.id, sliceOf(c)),
    rulesOfMachine(env.DB, machine.id),
    ownersNamed(here, many(drafts.machine.typed, 'owners')),
  ])
  return show(
    c,
    {
      title: machine.name,
      status: statusOf(problem, faults),
      address: `/machines/${machine.id}`,
    },
    <MachinePage
      {...{ machine, tokens, rules, owners, drafts, token }}
      query={queriesOf(c, ['cursor'])}
      isMine={isOwner(machine, visitor.personId)}
      mayManage={may(visitor, 'manage-tokens')}
      exchangeUrl={`${settingsOf(env).publicUrl}/api/v1/machines/token`}
      problem={problem && saidOf(problem)}
    />,
  )
}

export function tokenIn(typed: Typed) {
  const expiresInSeconds = Number(one(typed, 'days')) * DAY_SECONDS
  return { name: one(typed, 'name'), ...powerIn(typed), expiresInSeconds }
}

/** A claim is a line, in which the first “=” divides its name from what it has to be. */
export function ruleIn(typed: Typed) {
  const claims = linesOf(one(typed, 'claims')).map((line) => {
    const at = line.indexOf('=')
    return at < 0
      ? { claim: line, pattern: '' }
      : { claim: line.slice(0, at).trim(), pattern: line.slice(at + 1).trim() }
  })
  return {
    name: one(typed, 'name'),
    issuer: one(typed, 'issuer').trim(),
    audience: one(typed, 'audience').trim(),
    claims,
    ...powerIn(typed),
    sessionSeconds: Number(one(typed, 'minutes')) * 60,
    isOnce: one(typed, 'isOnce') === 'yes',
  }
}

function powerIn(typed: Typed) {
  return { verbs: many(typed, 'verbs'), scope: one(typed, 'scope').trim() }
}

/** The forms ask for days, minutes and lines; the schemas are told seconds and lists. */
function inWords(texts: Texts, faults: Faults): Faults {
  return Object.fromEntries(
    Object.entries(faults).map(([field, words]) => {
      if (field === 'expiresInSeconds') return ['days', texts.tokens.wrongDays]
      if (field === 'sessionSeconds') return ['minutes', texts.machines.wrongMinutes]
      return [field.replace(/^claims\..*$/, 'claims'), words]
    }),
  )
}

async function ownersNamed({ env }: Turn, chosen: readonly string[]): Promise<readonly Named[]> {
  const ids = chosen.flatMap((id) => idIn(PersonId, id) ?? [])
  const names = await namesOf(env.DB, ids)
  return ids.map((id) => ({ id, words: names[id] ?? id }))
}

function typedOf({ name, description, owners }: MachineRow): Typed {
  return { name: [name], description: [description], owners: owners.map(({ id }) => id) }
}

function statusOf(problem: Problem | null, faults: Faults): number {
  return problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
}
