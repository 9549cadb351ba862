import type { shell as english } from '../en/shell'

export const shell: typeof english = {
  ownName: 'Deutsch',
  language: 'Sprache',
  noTexts: 'In dieser Sprache gibt es keine Texte',
  noTextsWhy: 'Wählen Sie eine von denen am Fuß der Seite.',
  skip: 'Zum Inhalt springen',
  main: 'Hauptmenü',
  home: 'Start',
  requests: 'Anfragen',
  waiting: 'Wartet auf mich',
  tasks: 'Aufgaben',
  manage: 'Verwalten',
  overdue: 'Überfällig',
  resources: 'Ressourcen',
  connectors: 'Konnektoren',
  policies: 'Richtlinien',
  people: 'Personen',
  groups: 'Gruppen',
  roles: 'Rollen',
  channels: 'Kanäle',
  drift: 'Abweichungen',
  history: 'Verlauf',
  status: 'Zustand',
  reports: 'Berichte',
  signedInAs: (name) => `Angemeldet als ${name}`,
  tokens: 'Meine Tokens',
  machines: 'Maschinen',
  away: 'Abwesenheit und Vertretung',
  notices: 'Benachrichtigungen',
  sessions: 'Wo Sie angemeldet sind',
  passkeys: 'Ihre Passkeys',
  signOut: 'Abmelden',
  notFound: 'Nicht gefunden',
  notForYou: 'Hier ist nichts, oder Sie dürfen es nicht sehen.',
  listGone: 'Diese Seite der Liste gibt es nicht mehr',
  listGoneWhy:
    'Ihre Adresse ist unvollständig oder stammt von anderswo. Beginnen Sie wieder bei der ersten Seite.',
  tooMuchText: 'Zu viel Text',
  formLimit: 'Ein Formular hat höchstens 256 KiB.',
  giveNumber: (number) => <>Wenn Sie um Hilfe bitten, nennen Sie diese Nummer: {number}</>,
  toStart: 'Zum Start',
  search: 'Suchen',
  pages: 'Seiten',
  firstPage: 'Erste Seite',
  nextPage: 'Nächste Seite',
  optional: 'optional',
  live: 'Live',
  notLive: 'Nicht live',
  hasChanged: (show) => (
    <>Hier hat sich etwas geändert, seit Sie zu tippen begonnen haben. {show('Neues zeigen')}</>
  ),
  isSignedOut: (signIn) => (
    <>
      Sie sind nicht mehr angemeldet. Was Sie getippt haben, bleibt hier:{' '}
      {signIn('In einem neuen Tab anmelden')}, bevor Sie es absenden.
    </>
  ),
}
