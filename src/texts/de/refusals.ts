import { wordingIn } from '../forms'
import { type RefusalTexts, said } from '../refusals'
import { holding } from './holding'
import { parts } from './parts'
import { provingSaid } from './proving'

const { duration, instant } = wordingIn('de')
const { stageWords } = parts

const UNKNOWN_REQUEST = 'Diese Anfrage gibt es nicht, oder Sie dürfen sie nicht sehen.'

export const refusals: RefusalTexts = {
  ...holding,
  no_policy: () =>
    said(
      'Keine Richtlinie erlaubt das',
      'Keine aktive Richtlinie lässt Sie dieses Konto anfragen. Wer Hallpass verwaltet, kann eine anlegen.',
    ),
  person_inactive: () =>
    said('Person ist nicht aktiv', 'Anfragen dürfen nur Personen, die im Verzeichnis aktiv sind.'),
  person_unclear: () =>
    said(
      'Wartet auf das Verzeichnis',
      'Es ist nicht sicher, dass Sie noch hier sind: Was Ihr Identitätsanbieter über Sie sagt, wurde nicht verstanden oder muss bestätigt werden. Bis das geklärt ist, kann nichts übernommen werden: Melden Sie sich dort neu an, und wo das nicht reicht, wenden Sie sich an die Zuständigen, die Bescheid wissen.',
    ),
  provider_unread: ({ provider, since }) =>
    said(
      'Wartet auf den Identitätsanbieter',
      `${provider} ließ sich seit ${instant(since)} nicht lesen, daher weiß Hallpass nicht, wer gegangen ist. Neuer Zugriff wartet, bis das wieder gelingt; die Zuständigen wissen Bescheid. Im Notfall gibt es den Notfallzugriff.`,
    ),
  resource_retired: () =>
    said(
      'Ressource ist stillgelegt',
      'Diese Ressource ist stillgelegt und kann nicht mehr angefragt werden.',
    ),
  account_retired: () =>
    said(
      'Konto ist stillgelegt',
      'Dieses Konto ist stillgelegt und kann nicht mehr angefragt werden.',
    ),
  account_changed: () =>
    said(
      'Konto hat sich geändert',
      'Das Konto gibt etwas anderes, als genehmigt wurde. Ziehen Sie diese Anfrage zurück, und fragen Sie neu an.',
    ),
  duration_out_of_bounds: ({ minSeconds, maxSeconds }) =>
    said(
      'Dauer außerhalb der Grenzen',
      `Fragen Sie ${duration(minSeconds)} bis ${duration(maxSeconds)} an.`,
    ),
  justification_missing: () =>
    said('Begründung fehlt', 'Sagen Sie, wozu Sie diesen Zugriff brauchen.'),
  ticket_missing: () => said('Ticket fehlt', 'Nennen Sie das Ticket, für das dieser Zugriff ist.'),
  ticket_malformed: ({ pattern }) =>
    said(
      'Sieht nicht wie ein Ticket aus',
      `Ein Ticket sieht aus wie „${pattern}“, wobei * für alles steht und ? für ein Zeichen.`,
    ),
  ticket_unknown: () =>
    said(
      'Ticket gilt nicht',
      'Das Ticketsystem kennt dieses Ticket nicht, oder nicht als eines, für das es Zugriff gibt.',
    ),
  ticket_unchecked: () =>
    said(
      'Ticket ließ sich nicht prüfen',
      'Das Ticketsystem hat nicht rechtzeitig oder nicht wie vereinbart geantwortet. Es wurde nichts angefragt; versuchen Sie es noch einmal, oder sagen Sie es den Zuständigen.',
    ),
  request_incomplete: ({ missing, pattern }) =>
    pattern
      ? said(
          'Mit einem Ticket anderer Art genehmigt',
          `Die heutige Richtlinie verlangt eines wie „${pattern}“. Ziehen Sie diese Anfrage zurück, und fragen Sie neu an.`,
        )
      : said(
          missing === 'ticket' ? 'Ohne Ticket genehmigt' : 'Ohne Begründung genehmigt',
          'Die heutige Richtlinie verlangt das. Ziehen Sie diese Anfrage zurück, und fragen Sie neu an.',
        ),
  approvers_unreachable: ({ stepName }) =>
    said(
      'Zu wenige, die genehmigen können',
      `Der Schritt „${stepName}“ kann ohne Sie nicht genug Stimmen erhalten. Wer Hallpass verwaltet, kann weitere Personen nennen.`,
    ),
  too_many_open_requests: ({ limit }) =>
    said(
      'Zu viele offene Anfragen',
      `Sie haben ${limit} offene Anfragen für diese Ressource. Ziehen Sie zuerst eine zurück.`,
    ),
  facts_stale: () =>
    said(
      'Noch einmal versuchen',
      'Das Verzeichnis hat sich währenddessen geändert. Es ist nichts geschehen; versuchen Sie es noch einmal.',
    ),
  request_unknown: () => said('Nicht gefunden', UNKNOWN_REQUEST),
  request_settled: ({ stage }) =>
    said(
      'Anfrage ist abgeschlossen',
      `Diese Anfrage ist schon entschieden (${stageWords[stage]}); es wurde nichts geändert.`,
    ),
  request_not_approved: ({ stage }) =>
    said(
      'Anfrage ist nicht genehmigt',
      `Übernehmen lässt sich nur eine genehmigte Anfrage; der Stand dieser: ${stageWords[stage]}.`,
    ),
  not_the_requester: () => said('Nicht Ihre Anfrage', 'Das kann nur, wer angefragt hat.'),
  self_approval: () =>
    said(
      'Ihre eigene Anfrage',
      'Niemand entscheidet über eine Anfrage, die ihm nützt, und auch niemand in Vertretung.',
    ),
  not_an_approver: ({ stepName }) =>
    said(
      'Nicht zuständig',
      `Sie gehören nicht zu denen, die den Schritt „${stepName}“ beantworten dürfen.`,
    ),
  already_voted: () =>
    said(
      'Schon abgestimmt',
      'Sie haben über diese Anfrage schon abgestimmt; eine Person zählt über alle Schritte einmal.',
    ),
  spoken_for: ({ byName }) =>
    said(
      'Schon entschieden',
      `${byName} hat hier schon für die Person entschieden, die Sie vertreten würden; eine Person zählt über alle Schritte einmal, auch durch ihre Vertretung.`,
    ),
  not_assignable: ({ stepName }) =>
    said(
      'Darf hier nicht antworten',
      `Die Richtlinie nennt diese Person weder im Schritt „${stepName}“ noch in einem Kreis von ihm, oder sie fragt selbst an oder hat selbst entschieden.`,
    ),
  vote_unknown: () =>
    said(
      'Keine Stimme von Ihnen',
      'Zu dieser Anfrage gibt es keine Stimme, die Sie zurücknehmen könnten.',
    ),
  would_strand_step: ({ stepName }) =>
    said(
      'Für einen späteren Schritt nötig',
      `Mit Ihrer Stimme hier bliebe niemand für den Schritt „${stepName}“. Überlassen Sie diesen jemand anderem.`,
    ),
  reason_missing: () =>
    said('Grund fehlt', 'Sagen Sie, warum, damit die betroffene Person es versteht.'),
  approval_reopened: ({ stepNames }) =>
    said(
      'Genehmigung noch einmal nötig',
      `Die Regeln oder die Zuständigen haben sich seitdem geändert. Diese Schritte werden noch einmal gefragt: ${stepNames.join(', ')}.`,
    ),
  machine_cannot_prove: () =>
    said(
      'Eine Person muss es nachweisen',
      'Die Richtlinie verlangt einen Nachweis, den nur ein Mensch geben kann. Maschinen fragen nach Richtlinien an, die keinen verlangen.',
    ),
  proof_required: provingSaid,
  proof_too_old: provingSaid,
  proof_too_weak: provingSaid,
  window_closed: ({ opensAt }) =>
    said(
      'Außerhalb der Zeiten der Richtlinie',
      opensAt === null
        ? 'Die Zeitfenster der Richtlinie öffnen sich innerhalb eines Jahres nicht. Wer Hallpass verwaltet, kann sie ändern.'
        : `Zugriff ist wieder möglich ab ${instant(opensAt)}.`,
    ),
}
