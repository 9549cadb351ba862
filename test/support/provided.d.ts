import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where ways to targets are ordered on which something goes wrong. */
    saboteur: string
    /** Where receivers of webhooks are, one for each path. */
    hooks: string
    /** A push service with browsers behind it. */
    push: string
    /** The receiver of `examples/`, which a webhook connector calls. */
    webhook: { readonly port: number; readonly secret: string; readonly nextSecret: string }
    /** The world that the worker ring runs beside, as plain data. */
    world: {
      readonly productUrl: string
      readonly oidc: {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecret: string
      }
      readonly mail: { readonly url: string; readonly smtpUrl: string }
      readonly postgres: {
        readonly host: string
        readonly port: number
        readonly superuser: { readonly user: string; readonly password: string }
        readonly broker: { readonly user: string; readonly password: string }
        readonly logFile: string
      }
      readonly scim: {
        readonly url: string
        readonly baseUrl: string
        readonly token: string
        readonly client: {
          readonly id: string
          readonly secret: string
          readonly tokenUrl: string
        }
      }
      readonly ldap: {
        readonly host: string
        readonly port: number
        readonly base: string
        readonly admin: { readonly dn: string; readonly password: string }
        readonly broker: { readonly dn: string; readonly password: string }
      } | null
      readonly bindings: Record<string, string>
    }
    /** The seeds of the storms over Custodians. */
    storm: { readonly from: number; readonly count: number }
    /** How many requests are made up, and of which seed. */
    fuzz: { readonly requests: number; readonly seed: number }
  }
}
