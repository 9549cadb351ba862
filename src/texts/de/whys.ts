import type { Refusal } from '../../domain/refusal'

/** Why something was refused, in a few words, for those who were not refused themselves. */
const WHYS: { readonly [code in Refusal['code']]: string } = {
  no_policy: 'keine Richtlinie erlaubt das',
  person_inactive: 'die Person ist nicht aktiv',
  person_unclear: 'es ist nicht sicher, dass die Person noch hier ist',
  provider_unread: 'der Identitätsanbieter ließ sich nicht lesen',
  resource_retired: 'die Ressource ist stillgelegt',
  account_retired: 'das Konto ist stillgelegt',
  account_changed: 'das Konto hat sich geändert',
  duration_out_of_bounds: 'die Dauer liegt außerhalb der Grenzen',
  justification_missing: 'die Begründung fehlt',
  ticket_missing: 'das Ticket fehlt',
  ticket_malformed: 'das Ticket sieht nicht wie eines aus',
  ticket_unknown: 'das Ticket gilt nicht',
  ticket_unchecked: 'das Ticket ließ sich nicht prüfen',
  request_incomplete: 'die Anfrage ist für die heutige Richtlinie unvollständig',
  approvers_unreachable: 'zu wenige könnten genehmigen',
  too_many_open_requests: 'zu viele Anfragen sind offen',
  facts_stale: 'das Verzeichnis hat sich währenddessen geändert',
  request_unknown: 'diese Anfrage gibt es nicht',
  request_settled: 'die Anfrage ist abgeschlossen',
  request_not_approved: 'die Anfrage ist nicht genehmigt',
  not_the_requester: 'angefragt hat jemand anderes',
  self_approval: 'niemand entscheidet über die eigene Anfrage',
  not_an_approver: 'dafür nicht zuständig',
  already_voted: 'schon abgestimmt',
  spoken_for: 'für diese Person ist schon entschieden',
  not_assignable: 'die Person darf dort nicht antworten',
  vote_unknown: 'es gibt keine solche Stimme',
  would_strand_step: 'für einen späteren Schritt nötig',
  reason_missing: 'der Grund fehlt',
  approval_reopened: 'eine Genehmigung ist noch einmal nötig',
  machine_cannot_prove: 'das muss ein Mensch nachweisen',
  proof_required: 'ein neuer Nachweis ist nötig',
  proof_too_old: 'der Nachweis ist zu alt',
  proof_too_weak: 'der Nachweis ist zu schwach',
  window_closed: 'außerhalb der Zeiten der Richtlinie',
  extension_not_allowed: 'die Richtlinie gibt keine weitere Zeit',
  extension_pending: 'um mehr Zeit ist schon gebeten',
  extension_too_long: 'mehr, als gegeben werden kann',
  resource_offered: 'sie ist jemandem angeboten, der gewartet hat',
  resource_free: 'niemand hat gerade Zugriff',
  not_in_queue: 'die Person steht nicht auf der Warteliste',
  nobody_holds_it: 'niemand hat gerade Zugriff',
  budget_spent: 'über dem Kontingent',
  too_many_leases: 'zu viele Zugriffe auf einmal',
  nobody_to_hand_to: 'niemand, an den übergeben werden kann',
  asked_back_recently: 'um Rückgabe wurde gerade erst gebeten',
  resource_held: 'die Ressource ist in Benutzung',
  lease_unknown: 'diesen Zugriff gibt es nicht',
  lease_not_active: 'der Zugriff ist nicht aktiv',
  lease_not_quarantined: 'der Zugriff ist nicht in Quarantäne',
  second_person_needed: 'eine zweite Person ist nötig',
  not_the_holder: 'den Zugriff hat jemand anderes',
  wrong_mode: 'der Zugriff wird auf andere Weise gegeben',
  task_unknown: 'niemand ist darum gebeten',
  task_of_others: 'die Aufgabe gehört einer anderen Gruppe',
  task_for_oneself: 'niemand bestätigt etwas am eigenen Zugriff',
  note_missing: 'eine Notiz fehlt',
  glass_not_allowed: 'die Berechtigung zum Notfallzugriff fehlt',
  glass_unbreakable: 'die Richtlinie kennt keinen Notfallzugriff',
  review_owed: 'zuerst ist eine Nachprüfung fällig',
  reviewers_unreachable: 'niemand könnte nachprüfen',
  review_not_owed: 'keine Nachprüfung ist fällig',
  review_signed: 'schon nachgeprüft',
  review_too_early: 'der Notfall ist noch nicht vorbei',
  self_review: 'niemand prüft den eigenen Notfall nach',
  not_a_reviewer: 'zur Nachprüfung nicht berechtigt',
  secret_missing: 'ein Geheimnis fehlt',
  secret_too_long: 'das Geheimnis ist zu lang',
  secret_unchanged: 'das Geheimnis ist dasselbe',
  secret_changed: 'das Geheimnis wurde unterdessen geändert',
}

const FAILED: { readonly [verb: string]: string } = {
  grant: 'den Zugriff nicht öffnen',
  revoke: 'den Zugriff nicht wegnehmen',
  rotate: 'das Geheimnis nicht wechseln',
  extend: 'den Zugriff nicht verlängern',
}

/** A code that nobody knows here is shown as it is. */
export function why(code: string): string {
  const whys: { readonly [code: string]: string } = WHYS
  return Object.hasOwn(whys, code) ? (whys[code] ?? '') : code.replaceAll('_', ' ')
}

export function couldNot(verb: string): string {
  return `konnte am Zielsystem ${FAILED[verb] ?? verb} und versucht es wieder`
}
