/** What belongs to somebody: sessions, passkeys, tokens, delegations and machines. */
export const own = {}
