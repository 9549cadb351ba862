import type { drift as english } from '../en/drift'

export const drift: typeof english = {
  lead: 'Jede Stunde wird jedes Zielsystem mit den Zugriffen verglichen. Was ein Zugriff hinterlassen hat, wird weggenommen; wo Hallpass nicht sicher sein kann, steht es hier und bleibt unberührt.',
  states: { open: 'Noch da', removed: 'Weggenommen', gone: 'Weg' },
  kinds: {
    'left-behind':
      'Es wurde für einen Zugriff angelegt, der vorbei ist, etwa nachdem eine Sicherung eingespielt wurde.',
    'unknown-lease':
      'Es behauptet, für einen Zugriff angelegt zu sein, den es nie gab. Sehen Sie nach, wer es angelegt hat.',
    elsewhere:
      'Es wurde für einen Zugriff an einem anderen Zielsystem angelegt, etwa wo eines vom anderen kopiert wurde.',
    altered:
      'Es trägt das Kennzeichen eines Zugriffs, der vorbei ist, und nicht den Namen, den Hallpass ihm gab.',
    foreign:
      'Eine andere Installation von Hallpass hat es angelegt, oder jemand, der eine nachahmt.',
    'open-at-rest':
      'Das Konto sollte gesperrt sein, solange niemand Zugriff hat, und ist offen. Jemand hat dieses Recht neben Hallpass gegeben: Es bleibt, damit Sie es ansehen.',
  },
  none: 'Keine Abweichungen gefunden',
  noneHint: 'Was Zielsysteme von Hallpass haben, gehört zu offenem Zugriff.',
  foundAt: (connector, at) => (
    <>
      Bei {connector}, gefunden {at}
    </>
  ),
  namedLease: 'Der Zugriff, den es nennt',
  comparedLast: 'Zuletzt verglichen',
  notYet: 'Noch nicht',
  notAll: (problem) => `Nicht alles: ${problem}`,
  compareNow: 'Jetzt vergleichen',
  compareNamed: (connector) => `Jetzt vergleichen: ${connector}`,
}
