import * as v from 'valibot'
import { verifyJws } from '../jws'
import type { Issuer } from './issuer'

/** In seconds: how far clocks may differ, and how old a token may be, however long it says it lasts. */
const SKEW = 60
const OLDEST = 24 * 60 * 60

const Claims = v.looseObject({
  iss: v.string(),
  sub: v.pipe(v.string(), v.minLength(1)),
  aud: v.union([v.string(), v.array(v.string())]),
  iat: v.number(),
  exp: v.number(),
  nbf: v.optional(v.number()),
  jti: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
  // What somebody signed in with is theirs, and no workload's.
  nonce: v.optional(v.never()),
})

/** A workload as its issuer vouches for it. */
export type Workload = {
  readonly subject: string
  /** What this token goes by, whatever is done to its signature: its `jti`, or all that was signed. */
  readonly name: string
  readonly audiences: readonly string[]
  readonly claims: { readonly [claim: string]: unknown }
  /** Until when this token could come again, in epoch milliseconds. */
  readonly goneAt: number
}

/**
 * What a token says whose signature and times are good (RFC 7519 section 7.2, RFC 8725). Throws
 * where it is not to be believed. Whether it is meant for Hallpass is for the rules to say.
 */
export async function readWorkloadToken(
  token: string,
  issuer: string,
  { keys, algorithms }: Issuer,
): Promise<Workload> {
  const { payload, header } = await verifyJws(token, keys, algorithms)
  if (header.typ !== undefined && !/^(application\/)?jwt$/i.test(header.typ))
    throw new WorkloadTokenError(`is of the type ${header.typ}`)
  const read = v.safeParse(Claims, parsed(payload))
  if (!read.success)
    throw new WorkloadTokenError(`has no good ${v.getDotPath(read.issues[0]) ?? 'claims'}`)
  const { iss, sub, aud, iat, exp, jti, nbf = iat } = read.output
  const now = Date.now() / 1_000
  if (iss !== issuer) throw new WorkloadTokenError('is of another issuer')
  if (exp <= now - SKEW) throw new WorkloadTokenError('has expired')
  if (iat > now + SKEW || nbf > now + SKEW) throw new WorkloadTokenError('is of the future')
  if (iat < now - OLDEST) throw new WorkloadTokenError('is too old')
  return {
    subject: sub,
    name: jti === undefined ? `signed ${token.slice(0, token.lastIndexOf('.'))}` : `jti ${jti}`,
    audiences: [aud].flat(),
    claims: read.output,
    goneAt: (Math.min(exp, iat + OLDEST) + SKEW) * 1_000,
  }
}

/** A token that says of itself why it is not believed. */
export class WorkloadTokenError extends Error {
  constructor(what: string) {
    super(`The token ${what}.`)
  }
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload))
  } catch {
    throw new WorkloadTokenError('has no claims')
  }
}
