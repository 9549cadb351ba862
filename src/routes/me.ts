import { MeAnswer } from '../http/schemas-directory'
import { endpoint, ok } from './endpoint'

export const me = [
  endpoint(
    {
      method: 'get',
      path: '/me',
      summary: 'Who I am here, and what I may do',
      access: 'signed-in',
      answer: MeAnswer,
    },
    async ({ visitor: { personId: id, displayName, email, permissions } }) =>
      ok({ id, displayName, email, permissions }),
  ),
]
