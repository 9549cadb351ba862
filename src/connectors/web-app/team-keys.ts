import { callOut } from '../outbound/call-out'

export type TeamKey = JsonWebKey & { readonly kid?: string }

type Kept = { readonly keys: readonly TeamKey[]; readonly fetchedAt: number }

/** Access exchanges its keys every six weeks and publishes the next one days before. */
const FRESH_MS = 60 * 60_000

/** So that made-up key ids cannot be turned into a flood of requests. */
const AGAIN_MS = 60_000

const LIMITS = { deadlineMs: 5_000, maxBytes: 131_072 }
const MOST_KEPT = 32
const kept = new Map<string, Kept>()

/** The public key of a team by its id, kept for an hour; null where the team has no such key. */
export async function teamKey(team: string, kid: string): Promise<TeamKey | null> {
  const now = Date.now()
  const found = kept.get(team)
  const key = found && keyIn(found, kid)
  if (found && now - found.fetchedAt < (key ? FRESH_MS : AGAIN_MS)) return key ?? null
  const keys = await fetchKeys(team)
  if (!keys) return key ?? null
  if (kept.size >= MOST_KEPT) kept.clear()
  const fresh = { keys, fetchedAt: now }
  kept.set(team, fresh)
  return keyIn(fresh, kid)
}

function keyIn({ keys }: Kept, kid: string): TeamKey | null {
  return keys.find((key) => key.kid === kid && key.kty === 'RSA') ?? null
}

async function fetchKeys(team: string): Promise<readonly TeamKey[] | null> {
  const request = { method: 'GET', url: `${team}/cdn-cgi/access/certs`, within: [team] }
  const answer = await callOut(request, LIMITS)
  if (!answer.answered || answer.status !== 200) return null
  try {
    const { keys } = JSON.parse(answer.text) as { keys?: unknown }
    return Array.isArray(keys) ? (keys as TeamKey[]) : null
  } catch {
    return null
  }
}
