import type { tokens as english } from '../en/tokens'

export const tokens: typeof english = {
  mineOnly: 'Nur meine',
  everybodys: 'Tokens von allen',
  theToken: 'Token',
  power: (verbs, scope, until) => (
    <>
      {verbs}; für {scope}; bis {until}
    </>
  ),
  everything: 'alles',
  tagged: (tag) => `Ressourcen mit dem Schlagwort ${tag}`,
  named: (glob) => `Ressourcen namens ${glob}`,
  neverUsed: 'nie benutzt',
  lastUsed: (at) => <>zuletzt benutzt {at}</>,
  verbs: {
    read: 'Eigenes sehen: Anfragen, Zugriffe und was angefragt werden kann',
    ask: 'Zugriff anfragen und Anfragen zurückziehen',
    'check-out': 'Genehmigten Zugriff übernehmen',
    credential: 'Geheimnis, Zertifikat oder Token eines Zugriffs holen',
    'check-in': 'Zugriff zurückgeben',
    extend: 'Mehr Zeit anfragen',
    audit: 'Verlauf und alle Anfragen und Zugriffe lesen, soweit erlaubt',
    plan: 'Die Konfiguration ausgeben und sehen, was eine Datei ändern würde',
    apply: 'Die Konfiguration durch eine Datei ändern, soweit erlaubt',
  },
  wrongDays: 'Geben Sie eine Zahl von Tagen an, höchstens 366.',
  everybodysTitle: 'Tokens von allen',
  lead: 'Für Ihre Skripte. Ein Token kann anfragen und übernehmen, aber nie entscheiden.',
  shownOnce: 'Das neue Token, nur dieses eine Mal gezeigt',
  none: 'Keine Tokens',
  noneHint:
    'Ein Token wird als Bearer-Token an die Schnittstelle gesendet, anstelle einer Sitzung.',
  ofOwner: (token, owner) => `${token}, von ${owner}`,
  made: (at) => <>Erzeugt {at}</>,
  confirmRevoke: 'Was dieses Token benutzt, ist sofort ausgeschlossen.',
  revokeNamed: (name) => `${name} widerrufen`,
  revoke: 'Widerrufen',
  goodFor: 'Erlaubt',
  someOnly: 'Nur für manche Ressourcen',
  someOnlyHint: 'resources:prod-* für Namen, tag:pci für ein Schlagwort. Leer: für alle.',
  howManyDays: 'Gültig für wie viele Tage',
  make: 'Token erzeugen',
}
