import type { changes as english } from '../en/changes'

export const changes: typeof english = {
  proposed: (at) => <>Vorgeschlagen {at}</>,
  confirmUntil: (at) => <>zu bestätigen bis {at}</>,
  confirmedBy: (name, at) => (
    <>
      Bestätigt und ausgeführt von {name} {at}
    </>
  ),
  rejectedBy: (name, at) => (
    <>
      Abgelehnt von {name} {at}
    </>
  ),
  title: 'Änderungen',
  proposes: (name) =>
    `${name} schlägt das vor. Nichts wird geändert, bevor jemand anderes es bestätigt hat.`,
  whatItChanges: 'Was sie ändert',
  nothingMore: 'Nichts außer dem, was ihr Titel sagt.',
  needsSecond: 'Jemand anderes muss sie bestätigen',
  ownChange: 'Sie haben diese Änderung vorgeschlagen, darum können Sie sie nur zurücknehmen.',
  confirm: 'Bestätigen und ausführen',
  whyNot: 'Warum nicht',
  takeBack: 'Zurücknehmen',
  rejectIt: 'Ablehnen',
  made: 'Ausgeführt',
  rejected: 'Abgelehnt',
  ranOut: 'Abgelaufen',
  isProposed: 'Vorgeschlagen',
  lead: 'Was jemand vorgeschlagen hat, damit jemand anderes es bestätigt.',
  none: 'Nichts wurde vorgeschlagen',
  noneHint: 'Änderungen kommen hierher, wenn für sie eine zweite Zustimmung verlangt ist.',
  guarded: 'Diese brauchen eine zweite Zustimmung',
  guardedHint: 'Auch das wieder aufzugeben braucht eine zweite Zustimmung.',
  kinds: {
    policy: 'Änderungen an Richtlinien',
    connector: 'Änderungen an Konnektoren',
    role: 'Änderungen an Rollen, und wer sie hat',
  },
}
