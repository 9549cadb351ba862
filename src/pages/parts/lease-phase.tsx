import type { LeaseView } from '../../domain/resource/view'
import { useTexts } from '../texts'
import { Notice } from './notice'
import { Instant } from './time'

/** The phase of a lease in plain words, where it is anything but quietly active. */
export function LeasePhaseNotice({ lease }: { readonly lease: LeaseView }) {
  const texts = useTexts()
  switch (lease.phase) {
    case 'active':
      return null
    case 'granting':
      return (
        <Notice tone="info" title={texts.lease.beingOpened}>
          <p class="opening">
            {lease.task ? texts.lease.openedByHand : texts.lease.targetIsAsked}{' '}
            {texts.lease.looksAgain}
          </p>
        </Notice>
      )
    case 'revoking':
      return (
        <Notice tone="wait" title={texts.lease.beingTaken}>
          <p>
            {texts.lease.endings[lease.ending ?? 'time']} {texts.lease.goneWhenReadBack}
          </p>
          <RunsOut lease={lease} />
        </Notice>
      )
    case 'quarantined':
      return (
        <Notice tone="bad" title={texts.lease.quarantined}>
          <p>
            {lease.quarantine ?? texts.lease.notClean} {texts.lease.staysLocked}
          </p>
        </Notice>
      )
    case 'closed':
      return (
        <Notice tone="good" title={texts.lease.hasEnded}>
          <p>
            {texts.lease.endings[lease.ending ?? 'time']}
            {lease.closedAt !== null && (
              <> {texts.lease.confirmedAt(<Instant at={lease.closedAt} />)}</>
            )}
          </p>
        </Notice>
      )
  }
}

/** What was issued cannot be taken back, and locks the resource until it has run out. */
function RunsOut({ lease: { issuedUntil, endedAt } }: { readonly lease: LeaseView }) {
  const texts = useTexts()
  if (!issuedUntil || issuedUntil <= (endedAt ?? 0)) return null
  return <p>{texts.lease.runsOut(<Instant at={issuedUntil} />)}</p>
}
