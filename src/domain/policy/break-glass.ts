import type { MfaRule, Principals, Terms } from './policy'

/**
 * How the glass may be broken: check-out without anybody's approval, in an emergency. Whoever may is
 * said by a permission; what the policy says is for how long, who hears of it and who looks at it
 * afterwards.
 */
export type BreakGlassRule = {
  readonly maxSeconds: number
  /** Everybody who is told at once. */
  readonly tell: Principals
  /** Who may sign the review that is owed, beside those who hold the permission for it. */
  readonly reviewers: Principals
  readonly reviewWithinSeconds: number
}

/** Whatever else a policy says, the identity provider may be away, and a session alone is not enough. */
export const PASSKEY_ONLY: MfaRule = {
  required: true,
  at: { filing: 'passkey', checkOut: 'passkey', secret: 'passkey' },
  acr: [],
  amr: [],
}

/** Whom a policy names for emergencies. */
export function namedForEmergencies({
  breakGlass,
}: Pick<Terms, 'breakGlass'>): readonly Principals[] {
  return breakGlass ? [breakGlass.tell, breakGlass.reviewers] : []
}
