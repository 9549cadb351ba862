import type { Installation } from './installation.ts'

type Check = { readonly isGood: (value: string) => boolean; readonly expected: string }

/** What a deployment needs at least; the Worker itself checks every detail at its first request. */
const VARS: { readonly [name: string]: Check } = {
  PUBLIC_URL: {
    isGood: (value) => URL.parse(value)?.origin === value.replace(/\/$/, '') && isHttps(value),
    expected: 'the address people use, such as https://hallpass.example.com, without a path',
  },
  OIDC_ISSUER: { isGood: isHttps, expected: 'the https address of your OpenID provider' },
  OIDC_CLIENT_ID: {
    isGood: (value) => value !== '',
    expected: 'the client id that the provider gave out for Hallpass',
  },
  MAIL_ADAPTER: {
    isGood: (value) => value === 'smtp' || value === 'cloudflare',
    expected: '"smtp" or "cloudflare"',
  },
  MAIL_FROM: {
    isGood: (value) => value.includes('@'),
    expected: 'the sender of all mail, such as Hallpass <hallpass@example.com>',
  },
}

/** How a secret is set. Each command asks for the value, or is given it by a pipe. */
const SECRETS: { readonly [name: string]: string } = {
  KEY_ENCRYPTION_KEY: 'openssl rand -base64 32 | npx wrangler secret put KEY_ENCRYPTION_KEY',
}

/** One sentence for each setting that is missing or cannot be right; none when all is there. */
export function missingSettings(
  { vars, requiredSecrets, hasEmailBinding }: Installation,
  secretsSet: readonly string[],
): readonly string[] {
  const varNamed = (name: string) => String(vars[name] ?? '')
  const faultyVars = Object.entries(VARS)
    .filter(([name, { isGood }]) => !isGood(varNamed(name)))
    .map(([name, { expected }]) => `Set ${name} under [vars] in wrangler.toml: ${expected}.`)
  const adapter = varNamed('MAIL_ADAPTER')
  const unbound =
    adapter === 'cloudflare' && !hasEmailBinding
      ? ['MAIL_ADAPTER is "cloudflare": remove the marks before [[send_email]] in wrangler.toml.']
      : []
  const secrets = adapter === 'smtp' ? [...requiredSecrets, 'SMTP_URL'] : requiredSecrets
  const missingSecrets = secrets
    .filter((name) => !secretsSet.includes(name))
    .map((name) => `Set the secret ${name}: ${SECRETS[name] ?? `npx wrangler secret put ${name}`}`)
  return [...faultyVars, ...unbound, ...missingSecrets]
}

function isHttps(value: string): boolean {
  return URL.parse(value)?.protocol === 'https:'
}
