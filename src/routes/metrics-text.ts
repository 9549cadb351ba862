import { type Numbers, SPREAD_DAYS, SPREAD_LEASES } from '../db/numbers'
import type { Spread } from '../db/spread'
import { UNDELIVERED_DAYS } from '../db/undelivered'

const WINDOW =
  `Counted over leases closed in the last ${SPREAD_DAYS} days, the latest ${SPREAD_LEASES} at most: ` +
  'a sliding window, so read quantiles from the buckets and no rates.'

/** The numbers as Prometheus reads them: its text format, version 0.0.4. */
export function metricsText(numbers: Numbers): string {
  return [
    gauge(
      'leases_open',
      'Leases that are not closed, by phase.',
      labelled('phase', numbers.leases),
    ),
    gauge('requests_open', 'Requests under way, by stage.', labelled('stage', numbers.requests)),
    gauge('leases_overdue', 'Leases that should be over and are not closed.', numbers.overdue),
    gauge(
      'leases_overdue_oldest_seconds',
      'How long the oldest overdue lease has been overdue; 0 for none.',
      numbers.oldestOverdueSeconds,
    ),
    gauge('quarantines', 'Leases in quarantine.', numbers.leases.quarantined),
    gauge(
      'orders_owed',
      'Orders of the catalogue and the directory that a Custodian has not carried out yet.',
      numbers.ordersOwed,
    ),
    gauge(
      'outbox_owed',
      'Effects that Custodians owed when the sweep last saw them: every minute where something was owed or overdue, else hourly.',
      numbers.outboxOwed,
    ),
    gauge(
      'outbox_oldest_seconds',
      'Age of the oldest of these effects; 0 for none.',
      numbers.outboxOldestSeconds,
    ),
    gauge(
      'providers_unread',
      'Identity providers that were not read for longer than is allowed, so that new access waits.',
      numbers.providersUnread,
    ),
    gauge(
      'providers_read_oldest_seconds',
      'Time since the last complete reading of an identity provider, the longest; 0 for none.',
      numbers.oldestReadSeconds,
    ),
    gauge(
      'people_in_doubt',
      'People of whom a reading left it uncertain whether they are still here.',
      numbers.inDoubt,
    ),
    gauge(
      'notices_undelivered',
      `Messages that were given up in the last ${UNDELIVERED_DAYS} days, by channel.`,
      labelled('channel', numbers.undelivered),
    ),
    gauge(
      'channels_waiting',
      'Messages that waited at channels of the organisation when their Couriers were last asked.',
      numbers.channelsWaiting,
    ),
    gauge(
      'channels_oldest_seconds',
      'How long the oldest of these messages has waited; 0 for none.',
      numbers.channelsOldestSeconds,
    ),
    gauge(
      'channels_failed',
      'Messages to channels that were given up after three days, or turned away, in 30 days.',
      numbers.channelsFailed,
    ),
    gauge(
      'channels_turned_off',
      'Channels that are off because their receiver wants no more messages.',
      numbers.channelsTurnedOff,
    ),
    histogram(
      'revoke_start_delay_seconds',
      `From the planned end of a lease to the beginning of its revoke, of leases that time ended. ${WINDOW}`,
      numbers.revokeStarted,
    ),
    histogram(
      'revoke_confirm_seconds',
      `From the beginning of a revoke to the read-back at the target. ${WINDOW}`,
      numbers.revokeConfirmed,
    ),
  ].join('')
}

type Samples = number | readonly (readonly [labels: string, value: number])[]

function gauge(name: string, help: string, samples: Samples): string {
  const lines = typeof samples === 'number' ? [['', samples] as const] : samples
  return (
    head(name, help, 'gauge') +
    lines.map(([labels, value]) => `hallpass_${name}${labels} ${value}\n`).join('')
  )
}

function histogram(name: string, help: string, { count, sumSeconds, atMost }: Spread): string {
  const buckets = atMost.map((each) => `_bucket{le="${each.seconds}"} ${each.count}`)
  const lines = [...buckets, `_bucket{le="+Inf"} ${count}`, `_sum ${sumSeconds}`, `_count ${count}`]
  return head(name, help, 'histogram') + lines.map((line) => `hallpass_${name}${line}\n`).join('')
}

function head(name: string, help: string, type: 'gauge' | 'histogram'): string {
  return `# HELP hallpass_${name} ${help}\n# TYPE hallpass_${name} ${type}\n`
}

/** The names are ours, so that nothing in them needs escaping. */
function labelled(label: string, counts: { readonly [name: string]: number }): Samples {
  return Object.entries(counts).map(([name, count]) => [`{${label}="${name}"}`, count] as const)
}
