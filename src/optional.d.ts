/** Bindings and secrets that an installation may leave out; everything else is in `env.d.ts`. */
interface Env {
  readonly SMTP_URL?: string
  readonly EMAIL?: SendEmail
  readonly METRICS_TOKEN?: string
  readonly ALLOWED_PRIVATE_ORIGINS?: string
}
