import type { ChannelMessage } from '../../domain/channel/message'
import { durationWords } from '../../domain/duration-words'
import { inertLine, inertLines } from '../inert'
import { headlineOf } from './headline'
import { addressOf } from './webhook-body'

/** A message as people read it in a chat, before it takes that chat's form. All text is inert. */
export type Card = {
  readonly headline: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** What somebody wrote, line by line. */
  readonly said: readonly string[]
  readonly button: { readonly words: string; readonly url: string }
}

export function cardOf(message: ChannelMessage, publicUrl: string): Card {
  const { path, said } = message
  return {
    headline: inertLine(headlineOf(message)),
    facts: factsOf(message).map(([label, value]) => [label, inertLine(value)]),
    said: said === null ? [] : shortened(said),
    button: { words: buttonOf(message), url: addressOf(path, publicUrl) },
  }
}

function factsOf({ resource, accountName, request, lease }: ChannelMessage) {
  return [
    resource && (['Resource', resource.name] as const),
    accountName && (['Account', accountName] as const),
    request && (['Asked by', request.requesterName] as const),
    request && (['For', durationWords(request.durationSeconds)] as const),
    request?.ticket && (['Ticket', request.ticket] as const),
    lease && (['Held by', lease.holderName] as const),
    lease && (['Until', minuteOf(lease.endedAt ?? lease.endsAt)] as const),
  ].filter((fact) => fact !== null && fact !== '' && fact !== undefined)
}

function buttonOf({ lease, request, group }: ChannelMessage): string {
  if (lease) return 'Open the lease'
  if (request) return 'Open the request'
  return group === 'test' ? 'Open the channel' : 'Open Hallpass'
}

/** In UTC, which every reader of a shared chat can tell from. */
function minuteOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function shortened(text: string): readonly string[] {
  const { lines, isCut } = inertLines(text)
  return isCut ? [...lines, '(Shortened. The page has the whole text.)'] : lines
}
