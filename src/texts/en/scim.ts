/** Identity providers that say who is here, by SCIM. */
export const scim = {
  theBaseAddress: 'the base address',
  counts: (users: number, groups: number) => `${users} users, ${groups} groups`,
  noTokenYet: 'no token yet',
  newTitle: 'New SCIM connection',
  connectHint:
    'With a bearer token. Map externalId to the subject that your provider signs people in with.',
  tokens: 'Tokens',
  noToken: 'No token yet: nothing can connect.',
  endTerms:
    'Its tokens are good for nothing at once. Its people stay as they are, and its groups become yours to edit.',
  unclearWhy:
    'The provider said something about them that was not understood; it may be that they have left. It is settled when the provider says something that is, or when you say so.',
  whatWasRefused: 'What was refused',
  lead: 'Identity providers that say who is here, in which groups, and who has left.',
  noneHint: 'Without one, people appear when they sign in and leave when you say so.',
  issuerHint:
    'Exactly as the provider calls itself. Whoever signs in there with a user’s externalId as their subject is that user.',
  prefix: 'Prefix of its groups',
  prefixHint: 'Such as “Okta: ”, so that its groups are told from others.',
}
