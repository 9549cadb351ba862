import type { PersonalNotice } from '../personal-notice'

/** Why somebody hears of something. */
export type Hearer = 'requester' | 'approver' | 'asked' | 'named' | 'administrator'

export const CHANNELS = ['mail', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/** What each channel does where nothing was chosen; `always` and `never` leave no choice. */
export type Cell = 'on' | 'off' | 'always' | 'never'

/** `soon` goes at once where it could come too late otherwise, and waits where it can. */
export type Urgency = 'now' | 'soon' | 'later'

export type NoticeKind = PersonalNotice['kind'] | RequestNoticeKind

type RequestNoticeKind =
  | 'decision_wanted'
  | 'request_approved'
  | 'request_settled'
  | 'decided_in_your_place'
  | 'request_rejected'
  | 'request_expired'
  | 'request_lapsed'
  | 'request_reopened'
  | 'access_failed'
  | 'access_offered'
  | 'give_back_asked'
  | 'access_handed_over'
  | 'access_ending'
  | 'access_extended'
  | 'access_ended'
  | 'access_stuck'
  | 'lock_in_doubt'
  | 'task_opened'
  | 'glass_broken'
  | 'review_signed'
  | 'review_overdue'

export type NoticeRow = {
  readonly kind: NoticeKind
  readonly hearer: Hearer
  /** What has happened, as whoever hears of it would say it. */
  readonly words: string
  readonly cells: { readonly [channel in Channel]: Cell }
  readonly urgency: Urgency
  /** Somebody relies on its being heard: one channel stays, whatever is chosen. */
  readonly isDuty: boolean
}

/** The name under which choices are kept, and by which the API names a row. */
export type NoticeName = `${Hearer}.${NoticeKind}`

const ALOUD = { mail: 'on', push: 'on' } as const
const QUIETLY = { mail: 'on', push: 'off' } as const
const BY_MAIL = { mail: 'always', push: 'never' } as const

/** Who hears of what, and how: the one place that says so. */
export const NOTICES: readonly NoticeRow[] = [
  row('requester', 'request_approved', 'My request is approved', ALOUD, 'soon'),
  row('requester', 'request_rejected', 'My request is rejected', ALOUD, 'later'),
  row('requester', 'request_expired', 'My request was not decided in time', QUIETLY, 'later'),
  row('requester', 'request_lapsed', 'I did not use an approval in time', QUIETLY, 'later'),
  row('requester', 'request_reopened', 'My request needs another approval', QUIETLY, 'later'),
  row('requester', 'access_offered', 'What I wait for is free', ALOUD, 'now'),
  row('requester', 'access_failed', 'My access could not be opened', ALOUD, 'now'),
  row('requester', 'access_ending', 'My access ends soon', ALOUD, 'now'),
  row('requester', 'access_extended', 'I was given more time', QUIETLY, 'later'),
  row('requester', 'give_back_asked', 'Somebody asks me to give access back', ALOUD, 'now'),
  row('requester', 'access_handed_over', 'Access is handed over to me', ALOUD, 'now'),
  row('requester', 'access_ended', 'My access has ended', QUIETLY, 'later'),
  row('requester', 'review_signed', 'My emergency access was reviewed', QUIETLY, 'later'),
  duty('approver', 'decision_wanted', 'My decision is wanted', ALOUD, 'soon'),
  row('asked', 'request_settled', 'What I was asked to decide is settled', QUIETLY, 'later'),
  row('named', 'decided_in_your_place', 'Somebody decided in my place', QUIETLY, 'later'),
  duty('named', 'task_opened', 'I am to open or close access by hand', ALOUD, 'now'),
  duty('named', 'glass_broken', 'Glass is broken for what concerns me', ALOUD, 'now'),
  duty('named', 'review_overdue', 'The review of an emergency is overdue', ALOUD, 'later'),
  duty('named', 'delegation_made', 'I stand in for somebody', BY_MAIL, 'now'),
  duty('named', 'delegation_ended', 'A delegation ended before its time', BY_MAIL, 'now'),
  duty('named', 'passkey_enrolled', 'A passkey was added to my name', BY_MAIL, 'now'),
  duty('named', 'passkey_removed', 'A passkey of mine was removed', BY_MAIL, 'now'),
  duty('named', 'passkey_locked', 'A passkey of mine may be a copy', BY_MAIL, 'now'),
  duty('named', 'recovery_proposed', 'My passkeys may be replaced', BY_MAIL, 'now'),
  duty('named', 'recovery_confirmed', 'I can add a passkey anew', BY_MAIL, 'now'),
  duty('administrator', 'access_stuck', 'Access could not be taken away', ALOUD, 'now'),
  duty('administrator', 'lock_in_doubt', 'A lock is taken away unproved', ALOUD, 'now'),
  duty('administrator', 'review_overdue', 'The review of an emergency is overdue', ALOUD, 'later'),
  duty('administrator', 'events_to_see', 'An identity provider’s events need me', BY_MAIL, 'now'),
  duty('administrator', 'reconciliation_held', 'More people are gone than usual', BY_MAIL, 'now'),
  duty('administrator', 'provider_unread', 'An identity provider is not read', BY_MAIL, 'now'),
]

export function nameOf({ hearer, kind }: NoticeRow): NoticeName {
  return `${hearer}.${kind}`
}

/** Of a kind that several hear of, the row of this hearer. What had none would come by mail. */
export function rowOf(kind: NoticeKind, hearer: Hearer): NoticeRow {
  const rows = NOTICES.filter((each) => each.kind === kind)
  const found = rows.find((each) => each.hearer === hearer) ?? rows[0]
  return found ?? duty(hearer, kind, kind, BY_MAIL, 'now')
}

function row(
  hearer: Hearer,
  kind: NoticeKind,
  words: string,
  cells: NoticeRow['cells'],
  urgency: Urgency,
): NoticeRow {
  return { hearer, kind, words, cells, urgency, isDuty: false }
}

function duty(...given: Parameters<typeof row>): NoticeRow {
  return { ...row(...given), isDuty: true }
}
