import type { away as english } from '../en/away'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const away: typeof english = {
  span: (from, until) => (
    <>
      Von {from} bis {until}
    </>
  ),
  whileYouAreAway: 'während Sie abwesend sind',
  whileAway: (name) => `während ${name} abwesend ist`,
  youAreAway: 'Sie sind abwesend',
  standsInForYou: (name) => `${name} vertritt Sie`,
  youStandInFor: (name) => `Sie vertreten ${name}`,
  policies: (count) => plural(count, { one: 'eine Richtlinie', other: `${count} Richtlinien` }),
  resources: (glob) => `Ressourcen ${glob}`,
  accounts: (glob) => `Konten ${glob}`,
  onlyFor: (limits) => `nur für ${limits}`,
  lead: 'Wer Sie vertritt, entscheidet an Ihrer Stelle, und beide Namen werden festgehalten. Es zählt als eine Person.',
  nobody: 'Niemand vertritt jemanden',
  nobodyHint: 'Hier steht, was Sie abgeben und was andere an Sie abgeben.',
  handOver: 'Abgeben oder abwesend sein',
  who: 'Wer vertritt',
  whoHint: 'Name oder E-Mail-Adresse. Nur wer abwesend ist, darf es offenlassen.',
  iAmAway: 'Ich bin abwesend',
  iAmAwayHint:
    'Sie werden unterdessen nicht gefragt und nicht erinnert, und niemand wartet auf Sie.',
  from: 'Von (UTC)',
  until: 'Bis (UTC)',
  giveTime: 'Geben Sie einen Tag und eine Uhrzeit an.',
  onlyPolicies: 'Nur unter diesen Richtlinien',
  onlyPoliciesHint: 'Keine angekreuzt: unter allen.',
  onlyResources: 'Nur für diese Ressourcen',
  onlyResourcesHint: 'Ein Muster wie prod-*.',
  onlyAccounts: 'Nur für diese Konten',
  onlyAccountsHint: 'Ein Muster wie admin*.',
  note: 'Notiz',
  endNow: 'Jetzt beenden',
}
