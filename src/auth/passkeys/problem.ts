import { LIMITS } from '../../domain/limits'
import type { Problem } from '../../http/problem'
import type { PasskeyRefusal } from './refusal'

/** What somebody who is signed in is told; the cause is in the log. */
export function passkeyProblemOf({ code }: PasskeyRefusal): Problem {
  const [status, title, detail] = WORDS[code]
  return { status, code, title, detail }
}

/** Strangers learn nothing about passkeys and people: every reason looks the same. */
export function strangersProblem(): Problem {
  const [status, title, detail] = WORDS.passkey_not_accepted
  return { status, code: 'passkey_not_accepted', title, detail }
}

const WORDS: Record<PasskeyRefusal['code'], readonly [number, string, string]> = {
  challenge_unknown: [
    409,
    'Start again',
    'This challenge was answered already, took longer than five minutes, or is another browser’s.',
  ],
  passkey_not_accepted: [
    403,
    'Passkey not accepted',
    'This passkey does not sign anybody in here, or the device did not check who uses it.',
  ],
  passkey_missing: [409, 'You have no passkey', 'Add one first, under “Your passkeys”.'],
  passkey_locked: [
    403,
    'Passkey is locked',
    'Its counter went back, so there may be a copy of it. It proves nothing any more.',
  ],
  passkey_known: [409, 'Passkey is known', 'This passkey is enrolled already.'],
  passkey_limit: [
    409,
    'Too many passkeys',
    `You have ${LIMITS.passkeysPerPerson} passkeys, which is the most. Remove one first.`,
  ],
}
