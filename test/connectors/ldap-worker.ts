import type { TargetCall } from '../../src/connectors/connector'
import { ldap } from '../../src/connectors/ldap/ldap'

export type Errand = { readonly verb: 'grant' | 'revoke' | 'inspect'; readonly call: TargetCall }

/** Makes one call to a directory as the product would, and answers with what came of it. */
export default {
  async fetch(request) {
    const { verb, call } = await request.json<Errand>()
    return Response.json(await ldap[verb](call))
  },
} satisfies ExportedHandler
