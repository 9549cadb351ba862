import type { CatalogueProblem } from '../../db/catalogue-problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ScimError, type ScimType } from './scim-error'

/** Why a change was not made, in the words of RFC 7644 section 3.12. */
export function refused(problem: CatalogueProblem): ScimError {
  const { status, detail } = catalogueProblemOf(problem)
  switch (problem.code) {
    case 'name_taken':
    case 'scim_user_taken':
    case 'identity_taken':
      return told(409, 'uniqueness', detail)
    case 'identity_settled':
      return told(400, 'mutability', detail)
    case 'scim_changed':
      return told(412, null, detail)
    case 'person_still_leaving':
      return told(503, null, detail)
    default:
      return told(status, null, detail)
  }
}

function told(status: number, scimType: ScimType | null, detail: string): ScimError {
  return new ScimError(status, scimType, detail)
}
