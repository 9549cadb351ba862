import { providerWith } from '../auth/provider-config'
import { findPerson } from '../db/directory'
import { identitiesOf, linkIdentity, unlinkIdentity } from '../db/identity-links'
import { PersonId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pageOf } from '../http/schemas'
import { IdentityAnswer, IdentityBody } from '../http/schemas-providers'
import { endpoint, no, ok } from './endpoint'
import { removed } from './written'

const access = 'manage-directory'
const params = { id: PersonId }

/** How providers know a person. Only an administrator or SCIM's external id links anybody. */
export const identities = [
  endpoint(
    {
      method: 'get',
      path: '/people/{id}/identities',
      summary: 'How identity providers know a person',
      access,
      params,
      answer: pageOf(IdentityAnswer),
    },
    async ({ env, params: { id } }) => {
      if (!(await findPerson(env.DB, id))) return null
      return ok({ items: await identitiesOf(env.DB, id), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/people/{id}/identities',
      summary: 'Link a person to how another identity provider knows them',
      access,
      params,
      body: IdentityBody,
      answer: null,
      problems: ['identity_taken', 'person_ended', 'provider_unknown'],
    },
    async ({ env, editor, params: { id }, body: { issuer, subject } }) => {
      if (!(await findPerson(env.DB, id))) return null
      const provider = await providerWith(env, issuer)
      if (!provider) return no(catalogueProblemOf({ code: 'provider_unknown' }))
      return removed(await linkIdentity(env.DB, editor, id, { provider: issuer, subject }))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/people/{id}/identities/unlink',
      summary: 'Take a way to sign in away from a person, with the sessions that began so',
      access,
      params,
      body: IdentityBody,
      answer: null,
      problems: ['identity_unknown'],
    },
    async ({ env, editor, params: { id }, body: { issuer, subject } }) => {
      if (!(await findPerson(env.DB, id))) return null
      return removed(await unlinkIdentity(env.DB, editor, id, { provider: issuer, subject }))
    },
  ),
]
