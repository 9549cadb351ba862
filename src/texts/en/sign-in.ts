/** Signing in. */
export const signIn = {
  title: 'Sign in',
  lead: 'Hallpass lends you privileged access for as long as you need it, and takes it back.',
  continueWith: (provider: string) => `Continue with ${provider}`,
  settingUp: 'Setting up Hallpass?',
  setupCode: 'Set-up code',
  setupCodeHint: 'Makes you the first administrator. It works once.',
  usePasskey: 'Use a passkey',
  passkeyHint: 'This works while your organisation’s sign-in is out of reach, too.',
}
