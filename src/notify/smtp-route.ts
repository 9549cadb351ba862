import { MailNotConfigured } from './mail-failure'

/** How the mail server is reached. */
export type SmtpRoute = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly credentials: { readonly user: string; readonly pass: string } | null
}

const EXPECTED =
  'Set the secret SMTP_URL to smtps://user:password@host:465, or to smtp://user:password@host:587 for STARTTLS; special characters in user and password are percent-encoded.'

/**
 * Reads SMTP_URL. Mail goes unencrypted only to an origin that an administrator listed, exactly as
 * `smtp://host:port`, in ALLOWED_PLAIN_ORIGINS. No error repeats the URL, since it has a password.
 */
export function smtpRouteOf(smtpUrl: string, allowedPlainOrigins: string): SmtpRoute {
  const url = parsed(smtpUrl)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isTls = url.protocol === 'smtps:'
  const port = url.port === '' ? (isTls ? 465 : 587) : Number(url.port)
  const isPlain =
    !isTls && allowedPlainOrigins.split(/[\s,]+/).includes(`smtp://${url.hostname}:${port}`)
  if (port === 25 && !isPlain) {
    throw new MailNotConfigured(`Workers cannot reach port 25. ${EXPECTED}`)
  }
  return {
    host,
    port,
    security: isTls ? 'tls' : isPlain ? 'none' : 'starttls',
    credentials: credentialsOf(url),
  }
}

function parsed(smtpUrl: string): URL {
  const url = URL.parse(smtpUrl.trim())
  const isUsable =
    (url?.protocol === 'smtp:' || url?.protocol === 'smtps:') &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search === '' &&
    url.hash === ''
  if (!url || !isUsable) throw new MailNotConfigured(EXPECTED)
  return url
}

function credentialsOf(url: URL): SmtpRoute['credentials'] {
  if (url.username === '') return null
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  } catch {
    throw new MailNotConfigured(EXPECTED)
  }
}
