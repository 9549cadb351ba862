import { type ProblemTexts, said } from '../refusals'

const notFound = (detail: string) => said('Nicht gefunden', detail)

export const problems: ProblemTexts = {
  name_taken: said(
    'Name ist vergeben',
    'Etwas dieser Art hat diesen Namen oder einen, der sich nur in der Großschreibung unterscheidet. Wählen Sie einen anderen.',
  ),
  resource_unknown: notFound('Diese Ressource gibt es nicht.'),
  resource_retired: said(
    'Ressource ist stillgelegt',
    'Eine stillgelegte Ressource lässt sich nicht ändern. Ihr Name bleibt bei ihr.',
  ),
  account_unknown: notFound('Dieses Konto gibt es auf dieser Ressource nicht.'),
  account_retired: said(
    'Konto ist stillgelegt',
    'Ein stillgelegtes Konto lässt sich nicht ändern.',
  ),
  right_taken: said(
    'Recht ist vergeben',
    'Ein anderes Konto gibt dasselbe Recht am selben Zielsystem, vielleicht durch einen anderen Konnektor. Ein Recht gehört zu einem Konto; nehmen Sie jenes, oder legen Sie es zuerst still.',
  ),
  connector_unknown: notFound('Diesen Konnektor gibt es nicht.'),
  connector_in_use: said(
    'Konnektor ist in Benutzung',
    'Konten benutzen diesen Konnektor oder haben ihn benutzt. Löschen lässt er sich nur davor.',
  ),
  connector_held: said(
    'Durch diesen Konnektor ist Zugriff offen',
    'Solange Zugriff offen ist, kann er nicht auf ein anderes Zielsystem zeigen: Der Zugriff ließe sich nicht mehr entziehen. Warten Sie, bis er endet, oder beenden Sie ihn.',
  ),
  group_unknown: said('Gruppe nicht gefunden', 'Eine hier genannte Gruppe gibt es nicht.'),
  group_in_use: said(
    'Gruppe ist in Benutzung',
    'Eine Richtlinie nennt diese Gruppe, oder sie hat eine Rolle. Nehmen Sie zuerst beides weg.',
  ),
  person_unknown: said(
    'Person nicht gefunden',
    'Jemand, der hier genannt ist, steht nicht im Verzeichnis oder ist gegangen.',
  ),
  person_ended: said('Person ist gegangen', 'Wer gegangen ist, dem lässt sich nichts mehr geben.'),
  last_administrator: said(
    'Letzte Person, die verwaltet',
    'Niemand bliebe, um zu verwalten. Geben Sie zuerst jemand anderem diese Rolle.',
  ),
  reconciliation_unknown: notFound('Dieser Anbieter wird nicht gelesen.'),
  reconciliation_busy: said(
    'Läuft gerade',
    'Dieser Anbieter wird gerade gelesen. Sehen Sie in einer Minute wieder nach.',
  ),
  reconciliation_changed: said(
    'Nicht, was Sie gesehen haben',
    'Was auf ein Ja wartet, ist nicht mehr, was Sie angesehen haben. Sehen Sie noch einmal nach.',
  ),
  role_unknown: notFound('Diese Rolle gibt es nicht, oder sie lässt sich nicht geben.'),
  role_in_use: said(
    'Rolle ist in Benutzung',
    'Personen oder Gruppen haben diese Rolle. Entziehen Sie sie ihnen zuerst.',
  ),
  role_not_given: said(
    'Rolle war nicht gegeben',
    'Genau das war nicht gegeben oder wurde schon entzogen.',
  ),
  role_not_held: said(
    'Mehr, als Sie selbst haben',
    'Eine Rolle geben, ändern und entziehen kann nur, wer alles hat, was sie erlaubt. Das gilt auch für die Mitglieder einer Gruppe mit Rolle.',
  ),
  role_not_limitable: said(
    'Rolle lässt sich nicht begrenzen',
    'Diese Rolle erlaubt etwas, das nicht um Ressourcen geht, darum lässt sie sich nicht nur für manche geben.',
  ),
  out_of_scope: said(
    'Außerhalb Ihrer Ressourcen',
    'Sie verwalten nur manche Ressourcen. Eine Ressource muss darunter bleiben, und ein Konnektor darf nichts anderem dienen.',
  ),
  change_settled: said(
    'Änderung ist abgeschlossen',
    'Sie wurde bestätigt, abgelehnt oder ist abgelaufen. Schlagen Sie sie neu vor, wo sie noch gewünscht ist.',
  ),
  change_stale: said(
    'Unterdessen geändert',
    'Was dies ändern würde, ist nicht mehr wie beim Vorschlag. Lehnen Sie ihn ab, und schlagen Sie neu vor.',
  ),
  change_differs: said(
    'Nicht, was angesehen wurde',
    'Sehen Sie die Änderung noch einmal an, und bestätigen Sie, was sie sagt.',
  ),
  change_own: said('Eine zweite Zustimmung ist nötig', 'Niemand bestätigt eine eigene Änderung.'),
  second_person_missing: said(
    'Niemand könnte bestätigen',
    'Mindestens zwei Personen müssen solche Änderungen vornehmen können, bevor jede eine zweite Zustimmung braucht.',
  ),
  role_needs_second: said(
    'Rollen brauchen eine zweite Zustimmung',
    'Wer in diese Gruppe kommt, erhält ihre Rolle, und das braucht eine zweite Zustimmung: Geben Sie die Rolle namentlich.',
  ),
  token_unknown: notFound('Dieses Token gibt es nicht.'),
  token_limit: said('Zu viele Tokens', 'Widerrufen Sie zuerst eines, das nicht mehr benutzt wird.'),
  machine_unknown: said('Maschine nicht gefunden', 'Eine hier genannte Maschine gibt es nicht.'),
  machine_ended: said(
    'Maschine ist beendet',
    'Diese Maschine ist beendet, oder niemand ist mehr da, dem sie gehört. Geben Sie ihr jemanden, oder legen Sie eine andere an.',
  ),
  machine_not_owned: said(
    'Gehört Ihnen nicht',
    'Nur wem eine Maschine gehört, erzeugt, womit sie kommt, denn Eigentümer entscheiden nie über das, was sie anfragt.',
  ),
  machine_rule_unknown: notFound('Diese Maschine hat keine solche Regel.'),
  machine_rule_limit: said(
    'Zu viele Regeln',
    'Entfernen Sie zuerst eine, die nicht mehr benutzt wird.',
  ),
  workload_token_heard: said('Token wurde benutzt', 'Dieses Token wurde schon getauscht.'),
  policy_unknown: notFound('Diese Richtlinie gibt es nicht.'),
  secret_changed: said(
    'Geheimnis wurde geändert',
    'Jemand anderes hat unterdessen ein Geheimnis gespeichert. Sehen Sie noch einmal nach.',
  ),
  policy_changed: said(
    'Richtlinie wurde geändert',
    'Jemand anderes hat diese Richtlinie unterdessen geändert. Sehen Sie sie noch einmal an, und wiederholen Sie dann die Änderung.',
  ),
  configuration_changed: said(
    'Unterdessen geändert',
    'Was dieser Plan ändert, ist nicht mehr wie beim Ansehen. Nichts wurde geändert; sehen Sie den neuen Plan an.',
  ),
  group_managed: said(
    'Gruppe kommt vom Identitätsanbieter',
    'Diese Gruppe wird durch SCIM gespeist. Ändern Sie ihren Namen und ihre Mitglieder beim Identitätsanbieter.',
  ),
  scim_connection_unknown: notFound('Diese SCIM-Verbindung gibt es nicht.'),
  scim_provider_taken: said(
    'Anbieter hat eine Verbindung',
    'Eine andere SCIM-Verbindung speist Personen dieses Identitätsanbieters. Ein Anbieter hat eine Verbindung.',
  ),
  scim_token_limit: said(
    'Schon zwei Tokens',
    'Eine Verbindung hat höchstens zwei Tokens, damit eines das andere ablösen kann. Widerrufen Sie zuerst eines.',
  ),
  event_connection_unknown: notFound('Diese Verbindung für Ereignisse gibt es nicht.'),
  event_secret_limit: said(
    'Schon zwei Geheimnisse',
    'Eine Verbindung hat höchstens zwei Geheimnisse, damit eines das andere ablösen kann. Widerrufen Sie zuerst eines.',
  ),
  event_secret_unfit: said(
    'Geheimnis passt nicht',
    'Wo Ereignisse abgeholt werden, fügen Sie das Bearer-Token ihres Senders ein. Bei Standard Webhooks ist es whsec_ und base64 von mindestens 24 Byte. Sonst erzeugt Hallpass es.',
  ),
  scim_user_taken: said(
    'Person ist schon da',
    'Jemand mit diesem userName oder externalId, oder für diese Person, ist schon da.',
  ),
  scim_changed: said(
    'Unterdessen geändert',
    'Das wurde unterdessen geändert. Lesen Sie es noch einmal.',
  ),
  identity_taken: said(
    'Das ist jemand anderes',
    'Der Anbieter kennt unter diesem Subjekt oder externalId eine andere Person, und das bleibt so.',
  ),
  identity_settled: said(
    'externalId bleibt',
    'Diese Person hat sich angemeldet oder hier etwas erhalten, darum kann sich ihr externalId nicht ändern. Löschen Sie sie dort, und legen Sie sie neu an: Jemand anderes beginnt mit nichts.',
  ),
  session_unknown: notFound('Diese Sitzung gibt es nicht, oder sie ist beendet.'),
  push_limit: said('Zu viele Browser', 'Entfernen Sie zuerst einen, den Sie nicht mehr benutzen.'),
  logout_heard: said('Schon gehört', 'Das wurde schon gesagt. Es wurde nichts getan.'),
  identity_unknown: notFound('So ist diese Person bei diesem Anbieter nicht bekannt.'),
  provider_unknown: notFound('Diesen Identitätsanbieter gibt es nicht.'),
  provider_taken: said(
    'Anbieter ist schon da',
    'Ein anderer Identitätsanbieter hier hat diesen Aussteller. Ein Aussteller ist ein Anbieter.',
  ),
  person_ended_elsewhere: said(
    'Von jemand anderem ausgetragen',
    'Diese Person wurde in Hallpass ausgetragen, nicht durch diese Verbindung, darum kann sie sie nicht zurückbringen.',
  ),
  person_still_leaving: said(
    'Geht noch',
    'Eine Ressource hat noch nicht gehört, dass diese Person gegangen ist. Versuchen Sie es in einer Minute noch einmal.',
  ),
  channel_unknown: notFound('Diesen Kanal gibt es nicht.'),
  channel_limit: said(
    'Zu viele Kanäle',
    'Legen Sie zuerst einen still, der nicht mehr benutzt wird.',
  ),
  channel_unsigned: said(
    'Nichts zu signieren',
    'Nur Webhooks werden signiert. Was an Slack und Teams geht, weist sich durch die Adresse aus; sie ist das Geheimnis.',
  ),
  channel_secret_limit: said(
    'Schon zwei Geheimnisse',
    'Ein Kanal hat höchstens zwei Geheimnisse, damit eines das andere ablösen kann. Widerrufen Sie zuerst eines.',
  ),
  delegation_to_oneself: said(
    'An sich selbst',
    'Niemand vertritt sich selbst. Nennen Sie jemand anderen.',
  ),
  delegation_chain: said(
    'Zwei Glieder',
    'In dieser Zeit vertreten Sie selbst jemanden, oder die Person, die Sie nennen, hat ihre eigenen Entscheidungen abgegeben. Eine Vertretung ist ein Glied lang; nennen Sie jemand anderen, oder seien Sie ohne Vertretung abwesend.',
  ),
  delegation_over: said(
    'Schon vorbei',
    'Sie endet in der Vergangenheit. Nennen Sie ein späteres Ende.',
  ),
  delegation_policy_unknown: said(
    'Richtlinie nicht gefunden',
    'Eine hier genannte Richtlinie gibt es nicht.',
  ),
  delegation_limit: said(
    'Zu viele Vertretungen',
    'Sie haben so viele Vertretungen, wie eine Person haben darf. Beenden Sie zuerst eine.',
  ),
  recovery_unknown: notFound('Für diese Person ist kein Neubeginn vorgeschlagen, oder nicht mehr.'),
  recovery_open: said(
    'Ein Neubeginn ist schon offen',
    'Er wartet auf eine zweite Zustimmung oder auf die Person. Ziehen Sie ihn zurück, um neu zu beginnen.',
  ),
  recovery_own: said('Ihre eigenen Passkeys', 'Dem müssen zwei andere zustimmen, die verwalten.'),
  recovery_second: said(
    'Eine zweite Zustimmung ist nötig',
    'Sie haben es selbst vorgeschlagen. Jemand anderes, der verwaltet, muss binnen eines Tages zustimmen.',
  ),
}
