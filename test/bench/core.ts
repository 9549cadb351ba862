import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Lets Node load the product as it stands: it leaves `.ts` off its imports, as bundlers like it,
 * and Node wants to be told.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL) return next(specifier, context)
    const url = new URL(`${specifier}.ts`, context.parentURL)
    return next(existsSync(fileURLToPath(url)) ? url.href : specifier, context)
  },
})

export const { evaluate } = await import('../../src/domain/policy/evaluate.ts')
export const { governing, indexOf } = await import('../../src/domain/policy/policy-index.ts')
export const { lint } = await import('../../src/domain/policy/lint/lint.ts')
export const { whatIf } = await import('../../src/domain/policy/what-if.ts')
export const { compilePattern, Pattern } = await import('../../src/domain/policy/pattern.ts')
export const { LIMITS } = await import('../../src/domain/limits.ts')
export const { postgres } = await import('../../src/connectors/postgres/postgres.ts')
export const { scim } = await import('../../src/connectors/scim/scim.ts')
export const { ldap } = await import('../../src/connectors/ldap/ldap.ts')
export const { webhook } = await import('../../src/connectors/webhook/webhook.ts')
export const { ssh } = await import('../../src/connectors/ssh/ssh.ts')
export const { webApp } = await import('../../src/connectors/web-app/web-app.ts')
export const { Attempt } = await import('../../src/connectors/attempt.ts')
export const { serverOf: ldapServerOf } = await import('../../src/connectors/ldap/settings.ts')
export const { withSession: withLdapSession } = await import('../../src/connectors/ldap/session.ts')
