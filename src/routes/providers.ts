import { FIRST } from '../auth/provider-config'
import { addProvider, changeProvider, providerShown } from '../auth/save-provider'
import { mayFeed } from '../auth/stand-for'
import { carryOut } from '../commands/carry-out'
import { providerGroups, setProviderGroups } from '../db/provider-groups'
import { findProvider, listProviders, retireProvider } from '../db/providers'
import { ProviderId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pageOf } from '../http/schemas'
import {
  ProviderAnswer,
  ProviderBody,
  ProviderChangeBody,
  ProviderGroupsAnswer,
  ProviderGroupsBody,
} from '../http/schemas-providers'
import { created, endpoint, no, ok } from './endpoint'
import { orEarlier, removed } from './written'

const access = 'manage-directory'
const params = { id: ProviderId }

async function shown(env: Env, id: ProviderId) {
  const row = await findProvider(env.DB, id)
  return row && providerShown(env, row)
}

async function isHere(env: Env, id: ProviderId): Promise<boolean> {
  return id === FIRST || (await findProvider(env.DB, id)) !== null
}

/** Identity providers beside the one of the settings. */
export const providers = [
  endpoint(
    {
      method: 'get',
      path: '/providers',
      summary: 'The identity providers beside the one of the settings',
      access,
      answer: pageOf(ProviderAnswer),
    },
    async ({ env }) => {
      const rows = await listProviders(env.DB)
      return ok({ items: rows.map((row) => providerShown(env, row)), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/providers',
      summary: 'Add an OpenID provider; how it describes itself is read first',
      access,
      body: ProviderBody,
      answer: ProviderAnswer,
      statuses: [201],
      problems: [
        'name_taken',
        'provider_taken',
        'rehearsal_failed',
        'group_unknown',
        'role_not_held',
      ],
    },
    async ({ env, visitor, editor, body }) => {
      const added = await orEarlier(env, editor, await addProvider(env, visitor, editor, body))
      if (!added.ok) return no(added.problem)
      const provider = await shown(env, added.id)
      return provider && created(provider, `/providers/${added.id}`)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/providers/{id}',
      summary: 'An identity provider, without its secret',
      access,
      params,
      answer: ProviderAnswer,
    },
    async ({ env, params: { id } }) => {
      const provider = await shown(env, id)
      return provider && ok(provider)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/providers/{id}',
      summary: 'Change an identity provider; its issuer stays',
      access,
      params,
      body: ProviderChangeBody,
      answer: ProviderAnswer,
      problems: [
        'name_taken',
        'provider_unknown',
        'rehearsal_failed',
        'group_unknown',
        'role_not_held',
      ],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const done = await changeProvider(env, visitor, editor, id, body)
      if (!done.ok) return no(done.problem)
      const provider = await shown(env, id)
      return provider && ok(provider)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/providers/{id}/groups',
      summary: 'What a provider’s groups mean here; idp_settings is the provider of the settings',
      access,
      params,
      answer: ProviderGroupsAnswer,
    },
    async ({ env, params: { id } }) => {
      if (!(await isHere(env, id))) return null
      return ok({ groups: await providerGroups(env.DB, id) })
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/providers/{id}/groups',
      summary: 'Say what a provider’s groups mean here, from each next sign-in on',
      access,
      params,
      body: ProviderGroupsBody,
      answer: ProviderGroupsAnswer,
      problems: ['group_unknown', 'group_managed', 'role_not_held'],
    },
    async ({ env, visitor, editor, params: { id }, body: { groups } }) => {
      if (!(await isHere(env, id))) return null
      const fed = [...(await providerGroups(env.DB, id)), ...groups].map(({ groupId }) => groupId)
      if (!(await mayFeed(env, visitor, fed)))
        return no(catalogueProblemOf({ code: 'role_not_held' }))
      const done = await setProviderGroups(env.DB, editor, id, groups)
      if (!done.ok) return no(catalogueProblemOf(done.problem))
      return ok({ groups: await providerGroups(env.DB, id) })
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/providers/{id}',
      summary: 'Take an identity provider away: its sessions end, and what it gave is taken back',
      access,
      params,
      answer: null,
      problems: ['provider_unknown'],
    },
    async ({ env, editor, params: { id } }) => {
      const done = await retireProvider(env.DB, editor, id)
      if (done.ok) await carryOut(env)
      return removed(done)
    },
  ),
]
