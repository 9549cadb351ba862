import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
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
      readonly bindings: Record<string, string>
    }
    /** The seeds of the storms over Custodians. */
    storm: { readonly from: number; readonly count: number }
  }
}
