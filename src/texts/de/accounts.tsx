import type { accounts as english } from '../en/accounts'

export const accounts: typeof english = {
  modes: {
    enable: 'Freischalten: sonst gesperrt',
    provision: 'Bereitstellen: besteht nur während des Zugriffs',
    elevate: 'Hochstufen: ein bestehendes Konto erhält ein Recht',
    credential: 'Zugangsdaten: ein gespeichertes Geheimnis wird gezeigt, dann geändert',
    certificate: 'Zertifikat: ein kurzlebiges wird ausgestellt',
  },
  add: 'Konto hinzufügen',
  throughWhich: 'Durch welchen Konnektor?',
  noConnector: 'Es gibt noch keinen Konnektor',
  connectorFirst: (add) => (
    <>Ein Konto wird durch einen Konnektor gegeben. {add('Zuerst einen hinzufügen')}</>
  ),
  through: (connector) => `Durch ${connector}.`,
  howGiven: 'Wie wird es gegeben?',
  throughTried: (connector) =>
    `Durch ${connector}. Beim Speichern wird zuerst probiert; vergeben wird dadurch nichts.`,
  nameHint: 'Was angefragt wird, etwa admin oder readonly.',
  howItIsGiven: 'Wie es gegeben wird',
  giveOtherwise: 'Auf andere Weise geben',
  theSecret: 'Das Geheimnis',
  secretFromNow: 'Wie es von jetzt an lautet',
  secretHint:
    'Wird versiegelt aufbewahrt und nur denen gezeigt, die den Zugriff haben. Eine Datei als base64, höchstens 64 KiB.',
  storeSecret: 'Geheimnis speichern',
  retire: 'Dieses Konto stilllegen',
  retireTerms:
    'Es kann nicht mehr angefragt werden und kommt nicht wieder. Offener Zugriff läuft bis zu seinem Ende.',
}
