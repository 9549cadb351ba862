import { userInfo } from 'node:os'
import { pathOf } from '../support/programs.ts'
import type { LdapFacts } from './slapd.ts'
import { ADMINS, ANA, EMERGENCY, MAINTENANCE, SUPPORT } from './slapd-tree.ts'
import type { WorldFacts } from './world.ts'

/** A resource behind a connector of its own, with one account for each access mode. */
export type TargetSeed = {
  readonly connector: {
    readonly name: string
    readonly kind: string
    readonly settings: { readonly [name: string]: string }
  }
  readonly resource: {
    readonly name: string
    readonly kind: string
    readonly description: string
    readonly tags: readonly string[]
    readonly sharing: string
  }
  readonly accounts: readonly {
    readonly name: string
    readonly mode: string
    readonly settings: { readonly [name: string]: string | readonly string[] }
  }[]
}

/** The targets of the world besides its databases. */
export function targetSeeds({ scim, ldap, ports }: WorldFacts): readonly TargetSeed[] {
  return [
    office(scim),
    ...(ldap ? [directory(ldap)] : []),
    ...(hasSshd() ? [machine(ports.ssh)] : []),
    ...(hasNginx() ? [reports(ports.app)] : []),
  ]
}

export function hasSshd(): boolean {
  return ['sshd', 'ssh-keygen'].every((program) => pathOf(program) !== null)
}

export function hasNginx(): boolean {
  return pathOf('nginx') !== null
}

export const MACHINE = 'prod-shop-machine'
export const REPORTS = 'prod-shop-reports'

/** The one name that its certificates have. */
export const PRINCIPAL = 'shop-machine-operator'

function machine(port: number): TargetSeed {
  const where = { host: `localhost:${port}`, login: userInfo().username }
  return {
    connector: { name: 'Machines', kind: 'ssh', settings: {} },
    resource: {
      name: MACHINE,
      kind: 'host',
      description: 'This machine, by way of an sshd that trusts Hallpass.',
      tags: ['prod'],
      sharing: 'exclusive',
    },
    accounts: [
      { name: 'operator', mode: 'certificate', settings: { principal: PRINCIPAL, ...where } },
    ],
  }
}

function reports(port: number): TargetSeed {
  const settings = { origin: `http://localhost:${port}` }
  return {
    connector: { name: 'The shop’s reports', kind: 'web-app', settings },
    resource: {
      name: REPORTS,
      kind: 'web app',
      description: 'A page behind an nginx that asks Hallpass about each visit.',
      tags: ['prod'],
      sharing: 'exclusive',
    },
    accounts: [{ name: 'reader', mode: 'certificate', settings: {} }],
  }
}

function office(scim: WorldFacts['scim']): TargetSeed {
  return {
    connector: {
      name: 'The shop’s back office',
      kind: 'scim',
      settings: { baseUrl: scim.baseUrl, token: scim.token, signInUrl: scim.url },
    },
    resource: {
      name: 'prod-shop-office',
      kind: 'other',
      description: 'The application in which the shop’s orders are worked on.',
      tags: ['prod'],
      sharing: 'exclusive-per-account',
    },
    accounts: [
      { name: 'emergency', mode: 'enable', settings: { userName: 'shop-emergency' } },
      {
        name: 'admin',
        mode: 'elevate',
        settings: { userName: 'ana.alvarez', group: 'shop-admins' },
      },
      { name: 'support', mode: 'provision', settings: { groups: ['shop-support'] } },
    ],
  }
}

function directory({ host, port, base, broker }: LdapFacts): TargetSeed {
  return {
    connector: {
      name: 'Directory',
      kind: 'ldap',
      settings: {
        host,
        port: String(port),
        tls: 'disable',
        bindDn: broker.dn,
        bindPassword: broker.password,
      },
    },
    resource: {
      name: 'prod-directory',
      kind: 'directory',
      description: 'Who may log in to the machines of production, and as what.',
      tags: ['prod'],
      sharing: 'exclusive-per-account',
    },
    accounts: [
      { name: 'emergency', mode: 'enable', settings: { user: EMERGENCY } },
      { name: 'admin', mode: 'elevate', settings: { user: ANA, group: ADMINS } },
      { name: 'maintenance', mode: 'credential', settings: { user: MAINTENANCE } },
      {
        name: 'support',
        mode: 'provision',
        settings: { base: `ou=people,${base}`, groups: [SUPPORT] },
      },
    ],
  }
}
