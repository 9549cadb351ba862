import type { LeaseEnding } from '../../domain/resource/state'
import type { LeaseView } from '../../domain/resource/view'
import { Notice } from './notice'
import { Instant } from './time'

/** The phase of a lease in plain words, where it is anything but quietly active. */
export function LeasePhaseNotice({ lease }: { readonly lease: LeaseView }) {
  switch (lease.phase) {
    case 'active':
      return null
    case 'granting':
      return (
        <Notice tone="info" title="Access is being opened">
          <p class="opening">
            {lease.task ? 'People were asked to open it by hand.' : 'The target is being asked.'}{' '}
            This page looks again by itself
          </p>
        </Notice>
      )
    case 'revoking':
      return (
        <Notice tone="wait" title="Access is being taken away">
          <p>
            {ENDINGS[lease.ending ?? 'time']} It counts as gone only when the target was read back.
          </p>
          <RunsOut lease={lease} />
        </Notice>
      )
    case 'quarantined':
      return (
        <Notice tone="bad" title="Quarantined">
          <p>
            {lease.quarantine ?? 'The target could not be confirmed clean.'} The resource stays
            locked, and people were told.
          </p>
        </Notice>
      )
    case 'closed':
      return (
        <Notice tone="good" title="Access has ended">
          <p>
            {ENDINGS[lease.ending ?? 'time']}
            {lease.closedAt !== null && (
              <>
                {' '}
                Confirmed at the target <Instant at={lease.closedAt} />.
              </>
            )}
          </p>
        </Notice>
      )
  }
}

/** What was issued cannot be taken back, and locks the resource until it has run out. */
function RunsOut({ lease: { issuedUntil, endedAt } }: { readonly lease: LeaseView }) {
  if (!issuedUntil || issuedUntil <= (endedAt ?? 0)) return null
  return (
    <p>
      What was issued runs out by itself <Instant at={issuedUntil} />; the resource stays locked
      until then.
    </p>
  )
}

const ENDINGS: { readonly [ending in LeaseEnding]: string } = {
  'check-in': 'It was given back.',
  time: 'Its time is over.',
  forced: 'It was taken back before its time.',
  leaver: 'Its holder is no longer active.',
  retired: 'What it was for is retired.',
  'handed-over': 'It was handed over.',
  'grant-failed': 'The target could not be opened; the approval is good again.',
}
