/** RFC 7644 section 3.12, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

/**
 * Thrown where the standard has an error for what was sent, and answered in one place. The detail
 * names attributes and never values: they are other people's.
 */
export class ScimError extends Error {
  override readonly name = 'ScimError'
  readonly status: number
  readonly scimType: ScimType | null

  constructor(status: number, scimType: ScimType | null, detail: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export function bad(scimType: ScimType, detail: string): ScimError {
  return new ScimError(400, scimType, detail)
}

export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error'

export function errorBody({ status, scimType, message }: ScimError): object {
  return {
    schemas: [ERROR_SCHEMA],
    status: String(status),
    ...(scimType ? { scimType } : {}),
    detail: message,
  }
}
