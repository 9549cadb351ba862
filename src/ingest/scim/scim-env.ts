import type { ScimCaller } from '../../db/scim-callers'
import type { AppEnv } from '../../http/context'

/** A request of a provider: whose token it had. There is no visitor, whatever cookies came along. */
export type ScimEnv = {
  Bindings: Env
  Variables: AppEnv['Variables'] & { caller: ScimCaller }
}

/** How history names the connection. */
export function editorOf({ id, name }: ScimCaller) {
  return { id, name: `SCIM connection ${name}` }
}
