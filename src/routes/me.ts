import { chosenLanguage, saveLanguage } from '../db/languages'
import { textOfScope } from '../domain/permission/scope'
import { LanguageBody, MeAnswer } from '../http/schemas-directory'
import { endpoint, ok } from './endpoint'

export const me = [
  endpoint(
    {
      method: 'get',
      path: '/me',
      token: 'read',
      summary: 'Who I am here, and what I may do',
      access: 'signed-in',
      answer: MeAnswer,
    },
    async ({ visitor: { personId: id, displayName, email, permissions, limited } }) =>
      ok({
        ...{ id, displayName, email, permissions },
        limited: limited.map((each) => ({ ...each, scope: textOfScope(each.scope) })),
      }),
  ),
  endpoint(
    {
      method: 'get',
      path: '/me/language',
      summary: 'What I have chosen to read',
      access: 'signed-in',
      answer: LanguageBody,
    },
    async ({ env, visitor }) => ok({ language: await chosenLanguage(env.DB, visitor.personId) }),
  ),
  endpoint(
    {
      method: 'put',
      path: '/me/language',
      summary: 'Choose what I read, on pages and in mails',
      access: 'signed-in',
      body: LanguageBody,
      answer: LanguageBody,
    },
    async ({ env, visitor, body }) => {
      await saveLanguage(env.DB, visitor.personId, body.language)
      return ok(body)
    },
  ),
]
