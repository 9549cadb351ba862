import type { Editor } from '../db/history'
import { addMachineToken } from '../db/machine-tokens'
import { addToken, type TokenInput } from '../db/tokens'
import type { MachineId, PersonId } from '../domain/ids'
import type { Visitor } from '../http/context'
import { sha256Hex } from '../vault/random'
import { makeApiToken } from './api-token'

/** A new token for whoever asks, which is shown this once: only its hash is kept. */
export async function giveToken(env: Env, { personId, displayName }: Visitor, input: TokenInput) {
  const token = await makeApiToken('person')
  const owner = { id: personId, name: displayName }
  const added = await addToken(env.DB, owner, await sha256Hex(token), input)
  return added.ok ? { ok: true as const, id: added.id, token } : added
}

/** The same for a machine of theirs. */
export async function giveMachineToken(
  env: Env,
  maker: Editor & { readonly id: PersonId },
  machineId: MachineId,
  input: TokenInput,
) {
  const token = await makeApiToken('machine')
  const added = await addMachineToken(env.DB, maker, machineId, await sha256Hex(token), input)
  return added.ok ? { ok: true as const, id: added.id, token } : added
}
