export const policies = {
  new: 'New policy',
  noAccount: (resource: string, account: string) => `${resource} has no account “${account}”.`,
  durationExample: 'Such as 90 min or 2 h.',
}
