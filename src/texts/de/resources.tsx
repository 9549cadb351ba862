import type { resources as english } from '../en/resources'

export const resources: typeof english = {
  everybody: 'Alle',
  everybodyElse: 'Alle anderen',
  kinds: {
    host: 'Rechner',
    database: 'Datenbank',
    directory: 'Verzeichnis',
    'web app': 'Web-App',
    other: 'Anderes',
  },
  sharings: {
    exclusive: 'Eine Person auf einmal',
    'exclusive-per-account': 'Eine Person je Konto',
    shared: 'Gemeinsam',
  },
  lead: 'Was Hallpass schützt, und die Konten, die angefragt werden können.',
  asFile: 'Als Datei',
  new: 'Neue Ressource',
  noneLikeThat: 'Hier passt nichts dazu',
  showAll: 'Alle Ressourcen zeigen',
  noneYet: 'Noch keine Ressourcen',
  noneYetHint:
    'Fügen Sie hinzu, was Sie schützen möchten, dann dessen Konten, dann eine Richtlinie, nach der angefragt werden kann.',
  newestFirst: 'Neueste zuerst',
  accounts: 'Konten',
  nothingToAsk: 'Es kann noch nichts angefragt werden',
  nothingToAskHint:
    'Fügen Sie ein Konto hinzu: eine Rolle, eine Anmeldung oder eine Gruppe, die Hallpass gibt und zurücknimmt.',
  retire: 'Diese Ressource stilllegen',
  retireTerms: (name) =>
    `${name} kann nicht mehr angefragt werden und kommt nicht wieder. Offener Zugriff läuft bis zu seinem Ende.`,
  retiredAt: (at) => <>Stillgelegt {at}.</>,
  throughConnector: (connector) => `Durch ${connector}`,
  noPolicy: 'Keine Richtlinie: abgelehnt',
  nameHint: 'Buchstaben, Ziffern, „.“, „_“ und „-“. Richtlinien vergleichen damit.',
  tags: 'Schlagwörter',
  tagsHint: 'Durch Kommas getrennt. Richtlinien können danach fragen.',
  whoAtOnce: 'Wer gleichzeitig Zugriff haben darf',
}
