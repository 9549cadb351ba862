import type { HistoryRow } from '../../db/history'

const WORDS: { readonly [type: string]: string } = {
  'request.filed': 'asked for access',
  'step.approved': 'approved',
  'step.opened': 'asked the next approvers',
  'request.approved': 'gave the last approval',
  'request.rejected': 'rejected the request',
  'request.cancelled': 'cancelled the request',
  'request.expired': 'let the request expire: nobody decided in time',
  'request.lapsed': 'let the approval lapse: it was not used in time',
  'request.reopened': 'sent the request back for approval',
  'request.reinstated': 'made the approval good again',
  'request.used': 'noted that the approval is used up',
  'lease.checked_out': 'checked out',
  'lease.granted': 'opened the access at the target',
  'credential.shown': 'looked at the credential',
  'lease.ended': 'ended the access',
  'effect.failed': 'did not get through to the target',
  'lease.quarantined': 'put the resource into quarantine',
  'lease.closed': 'read back that the access is gone',
  'person.ended': 'ended a person',
  'person.created': 'came to know a person',
  'role.granted': 'gave a role',
  'role.removed': 'took a role away',
  'session.started': 'signed in',
  'session.ended': 'signed out',
}

const VERBS: { readonly [verb: string]: string } = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
  retired: 'retired',
  moved: 'moved',
}

/** An event in words; a name that is new here is shown as it is. */
export function happeningWords({ type, data }: Pick<HistoryRow, 'type' | 'data'>): string {
  if (type === 'attempt.refused') return `was refused: ${String(data.code)} (${String(data.verb)})`
  if (type === 'request.approved' && data.isAutomatic) return 'approved by policy'
  if (type === 'lease.ended') return `ended the access (${String(data.ending)})`
  if (type === 'effect.failed')
    return `could not ${String(data.verb)} at the target, and tries again`
  const known = WORDS[type]
  if (known) return known
  const [noun = '', verb = ''] = type.split('.')
  const said = VERBS[verb]
  return said ? `${said} the ${noun} ${nameIn(data)}`.trimEnd() : type
}

function nameIn(data: HistoryRow['data']): string {
  const holders = [data, data.after, data.before]
  const name = holders.map((each) => (each as { name?: unknown } | undefined)?.name).find(Boolean)
  return typeof name === 'string' ? `“${name}”` : ''
}
