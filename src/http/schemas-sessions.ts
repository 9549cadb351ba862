import * as v from 'valibot'
import { SessionId } from '../domain/ids'
import { Time } from './schemas'

export const SessionAnswer = v.object({
  id: SessionId,
  device: v.pipe(v.string(), v.description('In words, as the browser says it of itself.')),
  createdAt: Time,
  seenAt: v.pipe(Time, v.description('To the minute.')),
  isCurrent: v.pipe(v.boolean(), v.description('Whether this was asked with it.')),
})
