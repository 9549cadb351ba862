import type { ConnectorSettings, SettingField } from '../connector'

export const ACCESS_FIELDS: readonly SettingField[] = [
  {
    name: 'accessTeam',
    label: 'Team of Cloudflare Access',
    hint:
      'Only where Access stands before the app: its address, such as ' +
      'https://example.cloudflareaccess.com, whose signature is checked.',
    type: 'text',
    required: false,
  },
  {
    name: 'accessSubject',
    label: 'What Access calls a person',
    hint:
      'The fields of its identity, or of oidc_fields in it, that together are the subject by which ' +
      'your provider signs people in here. Left out, id.',
    type: 'text',
    required: false,
  },
  {
    name: 'accessMinutes',
    label: 'Session of Access, in minutes',
    hint:
      'As set for the application in Access, 1 to 60; 15, if this is empty. Nobody is let in for ' +
      'longer than their lease lasts.',
    type: 'number',
    required: false,
  },
  {
    name: 'accessKey',
    label: 'Key for Access',
    hint: 'Made by Hallpass.',
    type: 'secret',
    required: false,
    isDerived: true,
  },
  {
    name: 'accessPublicKey',
    label: 'Public key for Access',
    hint: 'Answers are signed by it (RSA, its modulus in base64url).',
    type: 'text',
    required: false,
    isDerived: true,
  },
]

/** What can change hands or be chosen would let one person come in as another. */
const REUSABLE = ['email', 'name', 'preferred_username', 'upn', 'unique_name', 'nickname', 'ip']

const MAX_MINUTES = 60

export type Fault = { readonly field: string; readonly message: string }

export function accessFault(settings: ConnectorSettings): Fault | null {
  const { accessTeam: team = '', accessMinutes = '' } = settings
  if (!team) return null
  if (URL.parse(team)?.origin !== team)
    return { field: 'accessTeam', message: 'Give scheme and host only, in lower case.' }
  const names = subjectNames(settings)
  const reusable = names.find((name) => REUSABLE.includes(name.toLowerCase()))
  if (reusable)
    return { field: 'accessSubject', message: `${reusable} may change hands: name an id.` }
  if (names.length > 3) return { field: 'accessSubject', message: 'At most three fields.' }
  const minutes = Number(accessMinutes || '15')
  if (minutes < 1 || minutes > MAX_MINUTES)
    return { field: 'accessMinutes', message: `From 1 to ${MAX_MINUTES} minutes.` }
  return null
}

export function subjectNames({ accessSubject = '' }: ConnectorSettings): readonly string[] {
  return (accessSubject.trim() || 'id').split(/\s+/)
}

export function accessSecondsOf({ accessMinutes = '' }: ConnectorSettings): number {
  return Number(accessMinutes || '15') * 60
}
