/** Proving that it is you. */
export const proof = {
  why: 'This is so that nobody else can use your session. It counts for this only, once, and for five minutes. What you have typed stays.',
  needsScript: 'A passkey needs a browser that runs scripts.',
  atProvider: 'Confirm it is you at your identity provider',
  confirmed: 'You have confirmed that it is you',
  goOn: 'It counts for five minutes. Go on where you were: what you had typed is still here.',
  withPasskey: (words: string) => `${words} with a passkey`,
}
