import { randomBytes } from 'node:crypto'
import { newVapidKeys } from '../../src/deploy/vapid-keys.ts'
import { keep } from './keep.ts'
import type { WorldFacts } from './world.ts'

export type Settings = {
  readonly vars: { readonly [name: string]: string }
  readonly secrets: { readonly [name: string]: string }
}

/** What an administrator would set for a product that lives in this world. */
export function settingsFor({
  ports,
  productUrl,
  dataDir,
  oidc,
  mail,
  scim,
}: WorldFacts): Settings {
  const postgres = `postgres://localhost:${ports.postgres}`
  const ldap = `ldap://localhost:${ports.ldap}`
  const app = `http://localhost:${ports.app}`
  const origins = [oidc.issuer, postgres, mail.smtpUrl, scim.url, ldap, app]
  const vapid = keep(dataDir, 'vapid-keys', newVapidKeys)
  return {
    vars: {
      PUBLIC_URL: productUrl,
      OIDC_ISSUER: oidc.issuer,
      OIDC_CLIENT_ID: oidc.clientId,
      MAIL_ADAPTER: 'smtp',
      MAIL_FROM: 'Hallpass <hallpass@example.test>',
      ALLOWED_PLAIN_ORIGINS: origins.join(' '),
      VAPID_PUBLIC_KEY: vapid.VAPID_PUBLIC_KEY,
    },
    secrets: {
      KEY_ENCRYPTION_KEY: keep(dataDir, 'key-encryption-key', () =>
        randomBytes(32).toString('base64'),
      ),
      OIDC_CLIENT_SECRET: oidc.clientSecret,
      SMTP_URL: mail.smtpUrl,
      VAPID_PRIVATE_KEY: vapid.VAPID_PRIVATE_KEY,
    },
  }
}
