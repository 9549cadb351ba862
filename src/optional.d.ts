/** Bindings and secrets that an installation may leave out; everything else is in `env.d.ts`. */
interface Env {
  readonly SMTP_URL?: string
  readonly EMAIL?: SendEmail
  readonly METRICS_TOKEN?: string
  readonly ALERT_WEBHOOK_URL?: string
  readonly ALERT_WEBHOOK_SECRET?: string
  readonly TICKET_WEBHOOK_URL?: string
  readonly TICKET_WEBHOOK_SECRET?: string
  readonly VAPID_PUBLIC_KEY?: string
  readonly VAPID_PRIVATE_KEY?: string
  readonly OIDC_SUBJECT_CLAIM?: string
  readonly OIDC_GROUPS_CLAIM?: string
  readonly ALLOWED_PRIVATE_ORIGINS?: string
}
