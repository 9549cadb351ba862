/** Signing in. */
export const signIn = {
  title: 'Sign in',
  lead: 'Hallpass lends you privileged access for as long as you need it, and takes it back.',
  /** With the provider of the settings, which has no name. */
  continueHere: 'Continue with your organisation',
  continueWith: (provider: string) => `Continue with ${provider}`,
  signingIn: 'Signing in',
  toProvider: 'Continue to your identity provider',
  settingUp: 'Setting up Hallpass?',
  setupCode: 'Set-up code',
  setupCodeHint: 'Makes you the first administrator. It works once.',
  usePasskey: 'Use a passkey',
  passkeyHint: 'This works while your organisation’s sign-in is out of reach, too.',
}
