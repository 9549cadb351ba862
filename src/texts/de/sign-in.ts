import type { signIn as english } from '../en/sign-in'

export const signIn: typeof english = {
  title: 'Anmelden',
  lead: 'Hallpass leiht Ihnen privilegierten Zugriff, solange Sie ihn brauchen, und nimmt ihn zurück.',
  continueHere: 'Weiter mit Ihrer Organisation',
  continueWith: (provider) => `Weiter mit ${provider}`,
  signingIn: 'Anmeldung',
  toProvider: 'Weiter zu Ihrem Identitätsanbieter',
  settingUp: 'Richten Sie Hallpass ein?',
  setupCode: 'Einrichtungscode',
  setupCodeHint: 'Damit werden Sie zur ersten Person, die verwaltet. Er gilt einmal.',
  usePasskey: 'Mit Passkey anmelden',
  passkeyHint: 'Das geht auch, wenn die Anmeldung Ihrer Organisation nicht erreichbar ist.',
}
