import type { scim as english } from '../en/scim'

export const scim: typeof english = {
  theBaseAddress: 'Basisadresse',
  counts: (users, groups) => `${users} Personen, ${groups} Gruppen`,
  noTokenYet: 'noch kein Token',
  newTitle: 'Neue SCIM-Verbindung',
  connectHint:
    'Mit einem Bearer-Token. Ordnen Sie externalId dem Subjekt zu, mit dem Ihr Anbieter Personen anmeldet.',
  tokens: 'Tokens',
  noToken: 'Noch kein Token: Nichts kann sich verbinden.',
  endTerms:
    'Ihre Tokens gelten sofort nicht mehr. Ihre Personen bleiben, wie sie sind, und ihre Gruppen können Sie dann selbst bearbeiten.',
  unclearWhy:
    'Der Anbieter hat über sie etwas gesagt, das nicht verstanden wurde; vielleicht sind sie gegangen. Geklärt ist es, wenn er etwas Verständliches sagt, oder wenn Sie es sagen.',
  whatWasRefused: 'Was abgewiesen wurde',
  lead: 'Identitätsanbieter, die sagen, wer hier ist, in welchen Gruppen, und wer gegangen ist.',
  noneHint: 'Ohne eine erscheinen Personen, wenn sie sich anmelden, und gehen, wenn Sie es sagen.',
  issuerHint:
    'Genau wie der Anbieter sich nennt. Wer sich dort mit externalId einer Person als Subjekt anmeldet, ist diese Person.',
  prefix: 'Vorsatz seiner Gruppen',
  prefixHint: 'Etwa „Okta: “, damit seine Gruppen von anderen zu unterscheiden sind.',
}
