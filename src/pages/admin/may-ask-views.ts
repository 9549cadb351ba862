import { type Askable, askableAs } from '../../commands/askable'
import { type MayAsk, whoMayAsk } from '../../commands/who-may-ask'
import { isActive } from '../../db/askers'
import { personFacts } from '../../db/facts'
import { findGroupByName } from '../../db/groups'
import type { Slice } from '../../db/page'
import { currentPolicies } from '../../db/policy-list'
import { findResourceByName } from '../../db/resources'
import type { PersonId } from '../../domain/ids'
import type { Found, Row, View } from './report-views'
import { askerNamed } from './resolve'

/** Nobody in particular: somebody who is in one group and named in no policy. */
const ANYBODY = 'per_0000' as PersonId

const NOTHING: Found = { items: [], next: null }

type Scope = { readonly q: string } & Slice

/** Who may ask for what, by the policies and the directory of now, evaluated as when somebody asks. */
export const MAY_ASK_VIEWS: readonly View[] = [
  {
    name: 'may-resource',
    columns: ['who', 'account', 'policy', 'atMost'],
    asksFor: 'resource',
    isTimeless: true,
    read: async (env, texts, { q, limit, cursor }) => {
      if (q === '') return NOTHING
      const resource = await findResourceByName(env.DB, q)
      if (!resource) return missing(texts.history.noResource(q))
      const { items, next } = await whoMayAsk(env, resource, { limit, cursor })
      return { items: items.map(askerRow), next }
    },
  },
  {
    name: 'may-group',
    columns: ['resource', 'account', 'policy', 'atMost'],
    asksFor: 'group',
    isTimeless: true,
    read: async (env, texts, { q, ...slice }) => {
      if (q === '') return NOTHING
      const group = await findGroupByName(env.DB, q)
      if (!group) return missing(texts.groups.noneNamed(q))
      const policies = await currentPolicies(env.DB)
      return askable(env, { person: ANYBODY, groups: [group], policies }, slice)
    },
  },
  {
    name: 'may-person',
    columns: ['resource', 'account', 'policy', 'atMost'],
    asksFor: 'asker',
    isTimeless: true,
    read: async (env, texts, { q, ...slice }: Scope) => {
      if (q === '') return NOTHING
      const who = await askerNamed(env.DB, texts, q)
      if ('fault' in who) return missing(who.fault)
      if (!(await isActive(env.DB, who.item))) return missing(texts.people.whoLeft(q))
      return askable(env, await personFacts(env.DB, who.item), slice)
    },
  },
]

function missing(fault: string): Found {
  return { ...NOTHING, fault }
}

async function askable(
  env: Env,
  person: Parameters<typeof askableAs>[1],
  { limit, cursor }: Slice,
): Promise<Found> {
  const { items, next } = await askableAs(env, person, { limit, cursor })
  return { items: items.flatMap(askableRows), next }
}

function askableRows({ resource, accounts }: Askable): readonly Row[] {
  return accounts.map(({ name, policyName, maxSeconds }) => [
    { text: resource.name, href: `/admin/history?resource=${resource.id}` },
    { text: name },
    { text: policyName },
    { seconds: maxSeconds },
  ])
}

function askerRow({ asker, name, accountName, policyName, maxSeconds }: MayAsk): Row {
  return [
    { text: name, href: `/admin/history?person=${asker}` },
    { text: accountName },
    { text: policyName },
    { seconds: maxSeconds },
  ]
}
