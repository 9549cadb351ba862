import type { Child } from 'hono/jsx'

/** Identity providers that tell at once what happened to people. */
export const events = {
  kinds: {
    'ssf-push': 'Shared Signals, sent here',
    'ssf-poll': 'Shared Signals, fetched from there',
    okta: 'Okta event hooks',
    entra: 'Entra ID, by Microsoft Graph',
    webhook: 'Standard Webhooks',
  },
  states: {
    waiting: 'is being acted on',
    done: 'done',
    held: 'held',
    unmatched: 'nobody found',
    told: 'for you to know',
    nothing: 'nothing to do',
  },
  secretHints: {
    'ssf-push':
      'None is needed: events are signed. With one, they must have it in their Authorization header as well.',
    'ssf-poll': 'The bearer token that the transmitter hands out to those who fetch its events.',
    okta: 'Goes into the authentication secret of the event hook, with Authorization as its field.',
    entra: 'Goes into the clientState of each subscription.',
    webhook: 'The sender signs with it. Paste one that the sender has made, or have one made.',
  },
  theSecret: 'the secret',
  nothingCame: 'Nothing came yet',
  nothingYet: 'nothing came yet',
  lastHeard: (at: Child) => <>Last heard {at}</>,
  heardLast: (at: Child) => <>last heard {at}</>,
  lastTried: (at: Child) => <>last tried by the sender {at}</>,
  lastRefused: (at: Child, why: string | null) => (
    <>
      Last refused {at}: {why}
    </>
  ),
  sinceWhy: (since: Child, why: string) => (
    <>
      since {since}: {why}
    </>
  ),
  untilSignIn: 'Signing in at the provider again settles it.',
  about: (whom: string) => `About ${whom}.`,
  newTitle: 'New connection for events',
  shownOnce: 'The new secret, shown this once',
  endConnection: 'End this connection',
  endTerms:
    'Its address and its secrets are good for nothing at once. What came before is still acted on.',
  fetchedFrom: (address: string) => `Fetched every minute from ${address}.`,
  cannotFetch: (why: string) => `It cannot be fetched just now: ${why}`,
  secrets: 'Secrets',
  noSecret: 'No secret yet.',
  confirmRevoke: 'What comes with this secret is not believed any more, at once.',
  otherSecret: 'Secret of the other side',
  otherSecretHint: 'Leave it empty to have one made here.',
  keepToken: 'Keep the token',
  makeSecret: 'Make a secret',
  heldPeople: 'People who cannot check out',
  heldPeopleWhy:
    'It is not certain that they are still here. End them on their page, or say that it is clear.',
  isClear: 'It is clear',
  couldNotAct: 'What could not be acted on',
  whatCame: 'What came',
  nothing: 'Nothing.',
  newestOfEach: (count: number) => `Of what ended alike, the newest ${count} are shown.`,
  theirPage: 'Their page',
  lead: 'Identity providers that tell at once what happened to people. It only ever takes away.',
  newConnection: 'New connection',
  none: 'No connections yet',
  noneHint: 'Without one, news of a leaver comes by SCIM, at a sign-in, or when you say so.',
  howItTells: 'How it tells',
  issuer: 'Issuer of its OpenID provider',
  issuerHint: 'Exactly as the provider calls itself: whose subjects the events are about.',
  sharedSignals: 'Shared Signals only',
  transmitter: 'Issuer of the transmitter',
  transmitterHint: 'Who signs the events; often the same as above.',
  audience: 'Audience',
  audienceHint: 'For whom the stream is: the aud of its events.',
  keys: 'Address of its keys',
  keysHint:
    'Leave it empty where the transmitter describes itself under /.well-known/ssf-configuration.',
  pollUrl: 'Where events are fetched',
  pollUrlHint: 'Only where they are fetched.',
}
