import type { PolicyDraft } from '../../db/policies'
import type { Giving } from '../../db/role-grants'
import type { RoleInput } from '../../db/roles'
import type { ChangeId, ConnectorId, PersonId, PolicyId } from '../../domain/ids'
import type { ChangeKind } from '../../domain/permission/change-kind'
import type { CustomRoleId, RoleId } from '../../domain/permission/role'
import type { Problem } from '../../http/problem'
import type { ConnectorDraft } from '../save-connector'

/** One change, whole: what a second administrator confirms is what is made. */
export type Change =
  | {
      readonly kind: 'policy'
      readonly verb: 'create'
      readonly draft: PolicyDraft
      readonly place?: number | undefined
    }
  | {
      readonly kind: 'policy'
      readonly verb: 'update'
      readonly id: PolicyId
      readonly draft: PolicyDraft
    }
  | {
      readonly kind: 'policy'
      readonly verb: 'move'
      readonly id: PolicyId
      readonly place: number
    }
  | { readonly kind: 'policy'; readonly verb: 'delete'; readonly id: PolicyId }
  | { readonly kind: 'connector'; readonly verb: 'save'; readonly draft: ConnectorDraft }
  | { readonly kind: 'connector'; readonly verb: 'delete'; readonly id: ConnectorId }
  | {
      readonly kind: 'role'
      readonly verb: 'save'
      readonly id: CustomRoleId | null
      readonly input: RoleInput
    }
  | { readonly kind: 'role'; readonly verb: 'delete'; readonly id: CustomRoleId }
  | { readonly kind: 'role'; readonly verb: 'give'; readonly giving: Giving }
  | { readonly kind: 'role'; readonly verb: 'take'; readonly giving: Giving }
  | {
      readonly kind: 'role'
      readonly verb: 'give-exactly'
      readonly personId: PersonId
      readonly roles: readonly RoleId[]
    }
  /** Which changes need a second administrator: to drop one is a change that needs one. */
  | {
      readonly kind: 'role'
      readonly verb: 'second-person'
      readonly kinds: readonly ChangeKind[]
    }
  | {
      /** Of several kinds: this one says who may look at it; to make it takes more. */
      readonly kind: 'policy' | 'connector'
      readonly verb: 'configure'
      readonly configuration: FileToApply
      readonly words: { readonly title: string; readonly sentences: readonly string[] }
    }

/** A configuration file as it was looked at. */
export type FileToApply = {
  readonly file: string
  /** Of the plan that was looked at. */
  readonly hash: string
  /** By connector and field. */
  readonly secrets: { readonly [connector: string]: { readonly [field: string]: string } }
}

/** Of one thing. */
export type OneChange = Exclude<Change, { verb: 'configure' }>

/** Made, or proposed, and then nothing is changed yet. */
export type Submitted =
  | { readonly ok: true; readonly id: string; readonly proposed?: ChangeId }
  | { readonly ok: false; readonly problem: Problem }
