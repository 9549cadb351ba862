import type { ChannelMessage } from '../../domain/channel/message'
import { ENGLISH } from '../../texts/english'
import { happenedTo } from '../../texts/happened'

/** Who did what, in one line; in English, since a room is one place for readers of every language. */
export function headlineOf({ actor, group, type, name, code }: ChannelMessage): string {
  const { happenings } = ENGLISH
  if (group === 'test') return `${actor.name} ${happenings.tested}`
  const happened = `${actor.name} ${happenedTo(happenings, type, name)}`
  return code === null ? happened : `${happened}: ${code.replaceAll('_', ' ')}`
}
