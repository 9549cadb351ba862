import type { policies as english } from '../en/policies'

export const policies: typeof english = {
  new: 'Neue Richtlinie',
  noAccount: (resource, account) => `${resource} hat kein Konto „${account}“.`,
  durationExample: 'Etwa 90 min oder 2 h.',
}
