import type { status as english } from '../en/status'
import { pluralsIn } from '../forms'
import { dative } from './dative'

const plural = pluralsIn('de')

export const status: typeof english = {
  forHalf: (bound, count) =>
    plural(count, {
      one: `für die Hälfte, ${bound} für 99 % von einem Zugriff`,
      other: `für die Hälfte, ${bound} für 99 % von ${count} Zugriffen`,
    }),
  overADay: 'über einen Tag',
  oldestFor: (duration) => `am längsten seit ${dative(duration)}`,
  title: 'Status',
  lead: 'Die Zahlen, die /metrics der Überwachung gibt.',
  access: 'Zugriff',
  owed: 'Ausstehende Arbeit',
  byResources: 'Von Ressourcen',
  toResources: 'An Ressourcen',
  undelivered: (days) => `Aufgegebene Nachrichten in ${days} Tagen`,
  channels: 'Kanäle der Organisation',
  channelsWait: 'Nachrichten, die warten',
  channelsFailed: 'Aufgegebene Nachrichten',
  channelsOff: 'Ausgeschaltete Kanäle',
  providersRead: 'Identitätsanbieter, die gelesen werden',
  accessWaits: 'Neuer Zugriff wartet, zu lange nicht gelesen',
  sinceReading: 'Am längsten seit einem ganzen Lesen',
  inDoubt: 'Personen, bei denen es unsicher ist',
  endsIn: (days) => `Enden von Zugriff in ${days} Tagen`,
  endToRevoke: 'Vom geplanten Ende bis zum Wegnehmen',
  revokeToReadBack: 'Vom Wegnehmen bis zum Nachweis',
  noneYet: 'Noch keine',
}
