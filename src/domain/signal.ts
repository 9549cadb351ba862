/**
 * What an event asks for. Each of them takes something away or does nothing at all: no event, of
 * whatever age, gives anybody anything or brings anybody back.
 */
export type SignalVerb =
  /** Somebody has left: everything ends. */
  | 'leave'
  /** Signed out somewhere: sessions end. */
  | 'end_sessions'
  /** What somebody proves themselves with has changed: sessions end, and what was proved in them. */
  | 'end_credentials'
  /** An address belongs to somebody else now: nothing is mailed there any more. */
  | 'forget_address'
  /** Somebody is not in a group any more, or nobody is. */
  | 'leave_group'
  /** Something has changed that was not said: sessions end, and check-outs wait for a new sign-in. */
  | 'look_again'
  /** Nothing about a person, but administrators should know. */
  | 'tell'
  | 'nothing'

/** How one provider knows somebody. */
export type NamedIdentity = { readonly provider: string; readonly subject: string }

/** Whom an event is about, in the words of whoever sent it. */
export type SignalSubject = {
  /** Each of these alone says who it is. */
  readonly identities: readonly NamedIdentity[]
  /** How the provider knows sessions of theirs. */
  readonly sessions: readonly string[]
  /** E-mail addresses: a hint at people, and never enough to say that somebody has left. */
  readonly addresses: readonly string[]
  /** What else was named, in words, that nobody is known by here. */
  readonly others: readonly string[]
}

/** One thing that an event says, as it is stored before anything is done about it. */
export type Signal = {
  /** What the sender calls it. */
  readonly type: string
  readonly verb: SignalVerb
  readonly subject: SignalSubject
  /** How the provider may know the group; empty where it is about none. */
  readonly groups: readonly string[]
  /** When it happened according to the sender, in epoch milliseconds. */
  readonly happenedAt: number
  /** What is said of it to administrators, where there is more to say. */
  readonly note: string | null
}

export const NOBODY: SignalSubject = { identities: [], sessions: [], addresses: [], others: [] }

/** How an event named somebody, for administrators to read. */
export function subjectWords({ identities, sessions, addresses, others }: SignalSubject): string {
  const words = [
    ...identities.map(({ provider, subject }) => `${subject} at ${provider}`),
    ...sessions.map((session) => `session ${session}`),
    ...addresses,
    ...others,
  ]
  return words.length > 0 ? words.join(', ').replace(/\p{C}/gu, '') : 'nobody'
}
