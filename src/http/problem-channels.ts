/** What to say where a channel of the organisation was not changed: status, title, detail. */
export const CHANNEL_WORDS = {
  channel_unknown: [404, 'Not found', 'There is no such channel.'],
  channel_limit: [409, 'Too many channels', 'Retire one that is not used any more first.'],
  channel_unsigned: [
    409,
    'Nothing to sign',
    'Only webhooks are signed. What Slack and Teams are sent is proved by its address, which is the secret.',
  ],
  channel_secret_limit: [
    409,
    'Two secrets already',
    'A channel has at most two secrets, so that one can replace the other. Revoke one first.',
  ],
} as const
