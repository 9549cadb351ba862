import { textOfScope } from '../domain/permission/scope'
import { MeAnswer } from '../http/schemas-directory'
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
]
