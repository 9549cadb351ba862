import { type Askable, askableAs } from '../../commands/askable'
import { type MayAsk, whoMayAsk } from '../../commands/who-may-ask'
import { isActive } from '../../db/askers'
import { personFacts } from '../../db/facts'
import { findGroupByName } from '../../db/groups'
import type { Slice } from '../../db/page'
import { currentPolicies } from '../../db/policy-list'
import { findResourceByName } from '../../db/resources'
import type { PersonId } from '../../domain/ids'
import { durationWords } from '../parts/duration'
import type { Found, Row, View } from './report-views'
import { askerNamed } from './resolve'

/** Nobody in particular: somebody who is in one group and named in no policy. */
const ANYBODY = 'per_0000' as PersonId

const EVERYTHING = { reach: 'everything' } as const
const NOTHING: Found = { items: [], next: null }

type Scope = { readonly q: string } & Slice

/** Who may ask for what, by the policies and the directory of now, evaluated as when somebody asks. */
export const MAY_ASK_VIEWS: readonly View[] = [
  {
    name: 'may-resource',
    title: 'Who may ask for it',
    lead: 'Everybody who may ask for something on one resource, by the policies of now.',
    columns: ['Who', 'Account', 'Policy', 'At most'],
    empty: 'Name a resource. Where one is named, nobody may ask for anything on it.',
    asksFor: 'Whole name of a resource',
    isTimeless: true,
    read: async (env, { q, limit, cursor }) => {
      if (q === '') return NOTHING
      const resource = await findResourceByName(env.DB, q)
      if (!resource) return missing(`There is no resource “${q}”.`)
      const { items, next } = await whoMayAsk(env, resource, { limit, cursor })
      return { items: items.map(askerRow), next }
    },
  },
  {
    name: 'may-group',
    title: 'What a group may ask for',
    lead: 'What somebody may ask for who is in this group and in no other, by the policies of now.',
    columns: ['Resource', 'Account', 'Policy', 'At most'],
    empty: 'Name a group. Where one is named, being in it lets nobody ask for anything.',
    asksFor: 'Whole name of a group',
    isTimeless: true,
    read: async (env, { q, ...slice }) => {
      if (q === '') return NOTHING
      const group = await findGroupByName(env.DB, q)
      if (!group) return missing(`There is no group “${q}”.`)
      const policies = await currentPolicies(env.DB)
      return askable(env, { person: ANYBODY, groups: [group], policies }, slice)
    },
  },
  {
    name: 'may-person',
    title: 'What a person may ask for',
    lead: 'What one person or machine may ask for, by the policies of now.',
    columns: ['Resource', 'Account', 'Policy', 'At most'],
    empty: 'Name a person or a machine. Where one is named, they may ask for nothing.',
    asksFor: 'Name or e-mail address',
    isTimeless: true,
    read: async (env, { q, ...slice }: Scope) => {
      if (q === '') return NOTHING
      const who = await askerNamed(env.DB, q)
      if ('fault' in who) return missing(who.fault)
      if (!(await isActive(env.DB, who.item))) return missing(`“${q}” has left.`)
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
  const { items, next } = await askableAs(env, person, EVERYTHING, { limit, cursor })
  return { items: items.flatMap(askableRows), next }
}

function askableRows({ resource, accounts }: Askable): readonly Row[] {
  return accounts.map(({ name, policyName, maxSeconds }) => [
    { text: resource.name, href: `/admin/history?resource=${resource.id}` },
    { text: name },
    { text: policyName },
    { text: durationWords(maxSeconds) },
  ])
}

function askerRow({ asker, name, accountName, policyName, maxSeconds }: MayAsk): Row {
  return [
    { text: name, href: `/admin/history?person=${asker}` },
    { text: accountName },
    { text: policyName },
    { text: durationWords(maxSeconds) },
  ]
}
