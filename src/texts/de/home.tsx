import type { home as english } from '../en/home'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const home: typeof english = {
  title: 'Start',
  hello: (name) => `Guten Tag, ${name}`,
  holdsNothing: 'Sie haben gerade keinen Zugriff.',
  holds: (count) =>
    plural(count, { one: 'Sie haben einen Zugriff.', other: `Sie haben ${count} Zugriffe.` }),
  areUnderWay: (count) =>
    plural(count, {
      one: 'Eine Anfrage ist unterwegs.',
      other: `${count} Anfragen sind unterwegs.`,
    }),
  waitForYou: (count) =>
    plural(count, {
      one: 'Eine Entscheidung wartet auf Sie.',
      other: `${count} Entscheidungen warten auf Sie.`,
    }),
  moreAreUnderWay: (count) => `Mehr als ${count} Anfragen sind unterwegs.`,
  moreWaitForYou: (count) => `Mehr als ${count} Entscheidungen warten auf Sie.`,
  held: 'Ihre Zugriffe',
  waiting: 'Wartet auf Sie',
  decide: 'Entscheiden',
  underWay: 'Unterwegs',
  ask: 'Zugriff anfragen',
  search: 'Ressourcen und Konten suchen',
  use: 'Benutzen',
  seeHappening: 'Ansehen, was geschieht',
  giveBack: 'Zurückgeben',
  confirmGiveBack: (account, resource) => `${account} auf ${resource} zurückgeben?`,
  nothingSoFar: 'Bisher nichts',
  lookFurther:
    'Es gibt mehr Ressourcen, als durchgesehen wurden. Gehen Sie weiter, oder suchen Sie nach dem Namen.',
  nothingMatches: (query) => `Nichts passt zu „${query}“`,
  onlyAskable: (all) => (
    <>Aufgeführt ist nur, was Sie nach einer Richtlinie anfragen dürfen. {all('Alles zeigen')}</>
  ),
  nothingYet: 'Sie dürfen noch nichts anfragen',
  nothingYetWhy:
    'Wer Hallpass verwaltet, legt Ressourcen an und die Richtlinien, nach denen Sie sie anfragen dürfen.',
  askAgain: 'Noch einmal anfragen',
  accountOn: (account, resource) => (
    <>
      {account} auf {resource}
    </>
  ),
  againFor: (duration) => `noch einmal, für ${duration}`,
  heldBy: (holder, until) => (
    <>
      Vergeben an {holder} bis {until}
    </>
  ),
  atMost: (duration) => `Höchstens ${duration}`,
  askFor: (account, resource) => (
    <>
      {account}
      {resource} anfragen
    </>
  ),
  onResource: (resource) => ` auf ${resource}`,
  passesOverdue: (count) =>
    plural(count, {
      one: 'Ein Zugriff ist überfällig',
      other: `${count > 99 ? 'Mehr als 99' : count} Zugriffe sind überfällig`,
    }),
  notGone: (see) => (
    <>
      Was enden sollte, ist im Zielsystem noch nicht nachweislich weg. {see('Überfälliges ansehen')}
    </>
  ),
}
