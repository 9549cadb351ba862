import type { waiting as english } from '../en/waiting'

export const waiting: typeof english = {
  keys: {
    j: 'zur nächsten Entscheidung',
    k: 'zur vorigen',
    a: 'zu ihrem Knopf „Genehmigen“; die Eingabetaste drückt ihn',
    r: 'zum Grund für die Ablehnung',
    '?': 'diese Hilfe',
    Esc: 'aus einem Feld heraus',
  },
  left: (left) => (
    <>
      <span>noch </span>
      {left}
    </>
  ),
  mostUrgentFirst: 'Das Dringendste steht zuerst. Über alles können Sie hier entscheiden.',
  nothing: 'Nichts wartet auf Sie',
  nothingWhy: 'Sie erhalten eine E-Mail, wenn jemand Ihre Entscheidung braucht.',
  asksFor: (requester, resource, account) => (
    <>
      {requester} fragt {resource} {account} an
    </>
  ),
  askedFor: (duration, at) => (
    <>
      Für {duration}, angefragt {at}
    </>
  ),
  reviews: 'Nachprüfungen von Notfällen',
  keysTitle: 'Tasten',
  useKeys: 'Diese Tasten in diesem Browser benutzen',
  close: 'Schließen',
  approvalCounts: 'Ihre Genehmigung zählt.',
  isRejected: 'Die Anfrage ist abgelehnt, und wer angefragt hat, kennt den Grund.',
}
