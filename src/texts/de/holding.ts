import { LIMITS } from '../../domain/limits'
import { wordingIn } from '../forms'
import { type RefusalTexts, said } from '../refusals'
import { parts } from './parts'

const { instant } = wordingIn('de')

/** What is refused about access that is held, waited for or taken in an emergency. */
export const holding = {
  extension_not_allowed: () =>
    said('Keine weitere Zeit', 'Die Richtlinie gibt keine weitere Zeit. Fragen Sie neu an.'),
  extension_pending: () =>
    said(
      'Schon angefragt',
      'Sie haben schon um mehr Zeit gebeten. Warten Sie die Entscheidung ab, oder ziehen Sie jene Anfrage zurück.',
    ),
  extension_too_long: ({ latestEnd }) =>
    said(
      'Mehr, als gegeben werden kann',
      `Fragen Sie mindestens ${LIMITS.minDurationSeconds} Sekunden an; der Zugriff kann bis spätestens ${instant(latestEnd)} dauern.`,
    ),
  resource_offered: ({ until }) =>
    said(
      'Jemandem angeboten, der gewartet hat',
      `Die Ressource ist frei und bis ${instant(until)} der ersten Person angeboten, die gewartet hat. Stellen Sie sich auf die Warteliste.`,
    ),
  resource_free: () =>
    said(
      'Niemand hat gerade Zugriff',
      'Es gibt nichts, worauf Sie warten müssten: Übernehmen Sie jetzt.',
    ),
  not_in_queue: () =>
    said('Sie warten nicht darauf', 'Um Rückgabe bitten kann nur, wer auf der Warteliste steht.'),
  nobody_holds_it: () =>
    said('Niemand hat gerade Zugriff', 'Es ist niemand mehr da, den man bitten könnte.'),
  budget_spent: ({ per, limit }) =>
    said(
      'Über dem Kontingent',
      `Die Richtlinie begrenzt, was eine Person${SPENT_ON[per]} haben darf: ${SPENT[limit]}.`,
    ),
  too_many_leases: ({ limit }) =>
    said(
      'Zu viel auf einmal',
      `Sie haben ${limit} Zugriffe; mehr darf eine Person nicht haben. Geben Sie zuerst einen zurück.`,
    ),
  nobody_to_hand_to: ({ toName }) =>
    said(
      'Niemand, an den übergeben werden kann',
      `${toName} hat keine genehmigte Anfrage für dieses Konto, die jetzt benutzt werden könnte. Die Person muss zuerst anfragen.`,
    ),
  asked_back_recently: ({ againAt }) =>
    said('Schon gebeten', `Um Rückgabe bitten können Sie wieder ab ${instant(againAt)}.`),
  resource_held: ({ holderName, until }) =>
    said(
      'Ressource ist in Benutzung',
      `${holderName} hat den Zugriff bis spätestens ${instant(until)}. Übernehmen Sie, wenn sie frei ist.`,
    ),
  lease_unknown: () =>
    said('Nicht gefunden', 'Diesen Zugriff gibt es nicht, oder Sie dürfen ihn nicht sehen.'),
  lease_not_active: ({ phase }) =>
    said(
      'Zugriff ist nicht aktiv',
      `Das geht nur mit einem aktiven Zugriff; der Stand von diesem: ${parts.phases[phase]}.`,
    ),
  lease_not_quarantined: () =>
    said(
      'Zugriff ist nicht in Quarantäne',
      'Die Sperre aufheben lässt sich nur, wo sich das Zielsystem nicht als sauber nachweisen ließ.',
    ),
  second_person_needed: () =>
    said(
      'Eine zweite Person ist nötig',
      'Sie haben es schon gesagt. Jemand anderes, der verwaltet, muss binnen einer Stunde zustimmen.',
    ),
  not_the_holder: () => said('Nicht Ihr Zugriff', 'Das kann nur, wer den Zugriff hat.'),
  wrong_mode: ({ mode }) =>
    said(
      'Wird auf andere Weise gegeben',
      mode === 'certificate'
        ? 'Was dieser Zugriff gibt, wird ausgestellt, wenn Sie darum bitten: ein Zertifikat oder ein Token und nichts sonst.'
        : 'Für diesen Zugriff wird nichts ausgestellt; sehen Sie sich seine Zugangsdaten an.',
    ),
  task_unknown: () =>
    said('Nichts zu bestätigen', 'Niemand ist gebeten, das von Hand zu tun, oder nicht mehr.'),
  task_of_others: () =>
    said('Nicht Ihre Aufgabe', 'Bestätigen kann das nur die Gruppe, die gebeten wurde.'),
  task_for_oneself: () =>
    said('Ihr eigener Zugriff', 'Niemand bestätigt, was mit seinem eigenen Zugriff getan wird.'),
  note_missing: () =>
    said('Eine Notiz fehlt', 'Sagen Sie, was Sie am Zielsystem getan haben; das ist der Nachweis.'),
  glass_not_allowed: () =>
    said(
      'Nicht Ihr Notfallzugriff',
      'Zugriff im Notfall braucht eine Berechtigung, die Sie für diese Ressource nicht haben.',
    ),
  glass_unbreakable: () =>
    said(
      'Kein Notfallzugriff',
      'Die Richtlinie für dieses Konto lässt niemanden einen Notfallzugriff nehmen. Fragen Sie Zugriff an.',
    ),
  review_owed: ({ reviewBy }) =>
    said(
      'Zuerst ist eine Nachprüfung fällig',
      `Niemand hat die Nachprüfung Ihres letzten Notfalls hier unterschrieben, fällig bis ${instant(reviewBy)}. Bis das geschehen ist, können Sie auf dieser Ressource keinen weiteren Notfallzugriff nehmen.`,
    ),
  reviewers_unreachable: () =>
    said(
      'Niemand könnte nachprüfen',
      'Von denen, die nach der Richtlinie nachprüfen, ist außer Ihnen niemand aktiv. Wer Hallpass verwaltet, kann weitere nennen.',
    ),
  review_not_owed: () =>
    said('Keine Nachprüfung fällig', 'Diese Anfrage wurde nicht im Notfall gestellt.'),
  review_signed: ({ byName }) =>
    said('Schon nachgeprüft', `${byName} hat die Nachprüfung schon unterschrieben.`),
  review_too_early: () =>
    said(
      'Noch nicht vorbei',
      'Der Notfall ist nicht vorbei: Sein Zugriff besteht oder könnte noch übernommen werden. Prüfen Sie danach.',
    ),
  self_review: () =>
    said('Nicht Ihre Nachprüfung', 'Was Sie im Notfall getan haben, prüft jemand anderes nach.'),
  not_a_reviewer: () =>
    said(
      'Nicht zur Nachprüfung berechtigt',
      'Die Richtlinie nennt Sie nicht für die Nachprüfung, und Sie haben nicht die Berechtigung dazu.',
    ),
  secret_missing: () =>
    said(
      'Ein Geheimnis fehlt',
      'Für dieses Konto ist kein Geheimnis gespeichert, oder kein neues, seit der Zugriff geendet hat.',
    ),
  secret_too_long: ({ maxLength }) =>
    said('Geheimnis ist zu lang', `Ein Geheimnis hat höchstens ${maxLength} Zeichen.`),
  secret_unchanged: () =>
    said('Geheimnis ist dasselbe', 'Das ist das Geheimnis, das schon gespeichert ist.'),
  secret_changed: () =>
    said(
      'Geheimnis wurde geändert',
      'Jemand anderes hat unterdessen ein Geheimnis gespeichert. Sehen Sie noch einmal nach.',
    ),
} satisfies Partial<RefusalTexts>

const SPENT_ON = {
  person: '',
  resource: ' von dieser Ressource',
  policy: ' nach ihr',
} as const

const SPENT = {
  leases: 'Sie hatten so viele Zugriffe, wie sie in ihrem Zeitraum gibt',
  seconds: 'damit wären es mehr Stunden, als sie in ihrem Zeitraum gibt',
  'cool-down': 'der letzte ist noch nicht lange genug vorbei',
  'at once': 'Sie haben so viele, wie sie auf einmal zulässt',
} as const
