import type { RotateCall, TargetCall } from '../connector'
import { callOut } from '../outbound/call-out'
import { type Failure, readAnswer, type Said } from './answer'
import { type MessageType, messageOf } from './message'
import { type Receiver, receiverOf, secretsOf } from './settings'
import { signed } from './sign'

const MOST_BYTES = 16_384

/** What is said to a receiver in the course of one call, under the call's one deadline. */
export class Conversation {
  readonly #call: TargetCall | RotateCall
  readonly #receiver: Receiver
  readonly #until: number

  private constructor(call: TargetCall | RotateCall, receiver: Receiver) {
    this.#call = call
    this.#receiver = receiver
    this.#until = Date.now() + call.deadlineMs
  }

  static with(call: TargetCall | RotateCall): Conversation | Failure {
    const found = receiverOf(call.settings)
    if ('receiver' in found) return new Conversation(call, found.receiver)
    return { outcome: 'refused', message: found.problems.join(' ') }
  }

  /** Each message has an id of its own: a receiver that has seen it before has a copy in its hands. */
  async say(type: MessageType, outcomes: readonly string[]): Promise<Said> {
    const now = Date.now()
    if (now >= this.#until) return { outcome: 'retry', message: 'There was no time left to ask.' }
    const body = messageOf(type, this.#call, this.#fresh(type), now)
    const { url, origin, keys } = this.#receiver
    const headers = await signed(body, keys, `msg_${crypto.randomUUID()}`, now)
    const request = { method: 'POST', url, body, within: [origin] }
    const answer = await callOut(
      { ...request, headers: { 'content-type': 'application/json', ...headers } },
      { deadlineMs: this.#until - now, maxBytes: MOST_BYTES },
    )
    return this.#withoutSecrets(readAnswer(answer, outcomes))
  }

  #fresh(type: MessageType): string | null {
    return type === 'right.rotate' && 'fresh' in this.#call ? this.#call.fresh : null
  }

  #withoutSecrets(said: Said): Said {
    const fresh = 'fresh' in this.#call ? [this.#call.fresh] : []
    const secrets = [this.#call.secret, ...fresh, ...secretsOf(this.#call.settings)]
    const clean = (text: string) =>
      secrets.reduce((rest, secret) => (secret ? rest.replaceAll(secret, '…') : rest), text)
    return 'message' in said
      ? { ...said, message: clean(said.message) }
      : { ...said, evidence: clean(said.evidence) }
  }
}
