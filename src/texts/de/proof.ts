import type { proof as english } from '../en/proof'

export const proof: typeof english = {
  why: 'So kann niemand sonst Ihre Sitzung benutzen. Der Nachweis gilt nur hierfür, einmal und fünf Minuten lang. Was Sie eingegeben haben, bleibt.',
  needsScript: 'Ein Passkey braucht einen Browser, der Skripte ausführt.',
  atProvider: 'Beim Identitätsanbieter bestätigen, dass Sie es sind',
  confirmed: 'Sie haben bestätigt, dass Sie es sind',
  goOn: 'Das gilt fünf Minuten lang. Machen Sie dort weiter, wo Sie waren: Was Sie eingegeben hatten, ist noch da.',
  withPasskey: (words) => `${words} mit Passkey`,
}
