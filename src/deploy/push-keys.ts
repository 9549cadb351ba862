import { newVapidKeys } from './vapid-keys.ts'

const keys = newVapidKeys()

process.stdout.write(`Keys for browser push. Make them once: with others, every browser has to be added again.

In wrangler.toml, under [vars]:
  VAPID_PUBLIC_KEY = "${keys.VAPID_PUBLIC_KEY}"

As a secret:
  echo ${keys.VAPID_PRIVATE_KEY} | npx wrangler secret put VAPID_PRIVATE_KEY
`)
