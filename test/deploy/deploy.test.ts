import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DeployProblem } from '../../src/deploy/deploy-problem.ts'
import { deploy } from '../../src/deploy/deployment.ts'
import type { Installation } from '../../src/deploy/installation.ts'
import { rehearsal } from '../../src/deploy/rehearsal.ts'
import { WranglerFailure } from '../../src/deploy/wrangler.ts'
import { FakeWrangler } from './fake-wrangler.ts'

const SECRETS = ['KEY_ENCRYPTION_KEY', 'OIDC_CLIENT_SECRET', 'SMTP_URL']
const MIGRATE = 'd1 migrations apply hallpass --remote'

const INSTALLATION: Installation = {
  database: 'hallpass',
  vars: {
    PUBLIC_URL: 'https://hallpass.example.com',
    OIDC_ISSUER: 'https://login.example.com',
    OIDC_CLIENT_ID: 'hallpass',
    MAIL_ADAPTER: 'smtp',
    MAIL_FROM: 'Hallpass <hallpass@example.com>',
    ALLOWED_PLAIN_ORIGINS: '',
  },
  requiredSecrets: ['KEY_ENCRYPTION_KEY', 'OIDC_CLIENT_SECRET'],
  hasEmailBinding: false,
}

async function deployed(
  wrangler: FakeWrangler,
  more: Partial<Installation> = {},
  wantsNewCode = false,
) {
  const said: string[] = []
  const installation = { ...INSTALLATION, ...more }
  const say = (sentence: string) => void said.push(sentence)
  await deploy({ installation, wrangler, say, wantsNewCode, now: 1_700_000_000_000 })
  return said.join('\n')
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DeployProblem)
  return (error as Error).message
}

describe('A deployment', () => {
  it('deploys first and migrates second when there is no database yet', async () => {
    const wrangler = new FakeWrangler({ secrets: SECRETS })
    await deployed(wrangler)
    expect(wrangler.told.slice(2, 4)).toEqual(['deploy', MIGRATE])
  })

  it('migrates first when the database is there, so that no Worker meets an old schema', async () => {
    const wrangler = new FakeWrangler({ secrets: SECRETS, databases: ['other', 'hallpass'] })
    await deployed(wrangler)
    expect(wrangler.told.slice(2, 4)).toEqual([MIGRATE, 'deploy'])
  })

  it('can be repeated after the migration failed the first time', async () => {
    const wrangler = new FakeWrangler({ secrets: SECRETS })
    await wrangler.run(['deploy'])
    await deployed(wrangler)
    expect(wrangler.told.slice(3, 5)).toEqual([MIGRATE, 'deploy'])
  })

  it('changes nothing while a setting is missing, and names all of them with what to do', async () => {
    const wrangler = new FakeWrangler({ secrets: null })
    const vars = { ...INSTALLATION.vars, PUBLIC_URL: 'http://hallpass.example.com', MAIL_FROM: '' }
    const problem = await problemOf(deployed(wrangler, { vars }))
    expect(problem).toContain('Set PUBLIC_URL under [vars]')
    expect(problem).toContain('Set MAIL_FROM under [vars]')
    expect(problem).toContain('npx wrangler secret put KEY_ENCRYPTION_KEY')
    expect(problem).toContain('npx wrangler secret put OIDC_CLIENT_SECRET')
    expect(problem).toContain('npx wrangler secret put SMTP_URL')
    expect(wrangler.told).toEqual(['secret list'])
  })

  it('wants the mail binding for mail through Cloudflare, and no SMTP address', async () => {
    const vars = { ...INSTALLATION.vars, MAIL_ADAPTER: 'cloudflare' }
    const wrangler = new FakeWrangler({ secrets: SECRETS.slice(0, 2) })
    expect(await problemOf(deployed(wrangler, { vars }))).toContain('[[send_email]]')
    await deployed(wrangler, { vars, hasEmailBinding: true })
    expect(wrangler.told).toContain('deploy')
  })

  it('stops at the first command that fails', async () => {
    const wrangler = new FakeWrangler({ isClosed: true })
    await expect(deployed(wrangler)).rejects.toBeInstanceOf(WranglerFailure)
    expect(wrangler.told).toEqual(['secret list'])
  })
})

describe('The set-up code', () => {
  it('is printed at the first deployment, and only its hash is stored', async () => {
    const wrangler = new FakeWrangler({ secrets: SECRETS })
    const said = await deployed(wrangler)
    const code = /Set-up code: ([A-Z2-9]{4}(?:-[A-Z2-9]{4}){4})\n/.exec(said)?.[1] ?? ''
    const hash = createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
    expect(wrangler.account.codes).toEqual([{ hash, isUsed: false }])
    expect(said).not.toContain(hash)
  })

  it('stays as it was when the next deployment comes before its use', async () => {
    const codes = [{ hash: 'a'.repeat(64), isUsed: false }]
    const wrangler = new FakeWrangler({ secrets: SECRETS, databases: ['hallpass'], codes })
    expect(await deployed(wrangler)).toContain('npm run deploy -- --new-setup-code')
    expect(wrangler.account.codes).toEqual(codes)
  })

  it('is replaced on demand while nobody used it', async () => {
    const codes = [{ hash: 'a'.repeat(64), isUsed: false }]
    const wrangler = new FakeWrangler({ secrets: SECRETS, databases: ['hallpass'], codes })
    expect(await deployed(wrangler, {}, true)).toContain('Set-up code: ')
    expect(wrangler.account.codes).not.toEqual(codes)
  })

  it('is never made again once somebody used one, even on demand', async () => {
    const codes = [{ hash: 'a'.repeat(64), isUsed: true }]
    const wrangler = new FakeWrangler({ secrets: SECRETS, databases: ['hallpass'], codes })
    expect(await deployed(wrangler, {}, true)).not.toContain('Set-up code')
    expect(wrangler.account.codes).toEqual(codes)
  })
})

describe('A rehearsed deployment', () => {
  it('shows every command in both orders and makes no set-up code', () => {
    const shown = rehearsal(INSTALLATION)
    const first = shown.indexOf('npx wrangler deploy')
    expect(shown.indexOf(`npx wrangler ${MIGRATE}`)).toBeGreaterThan(first)
    expect(shown.lastIndexOf('npx wrangler deploy')).toBeGreaterThan(shown.lastIndexOf(MIGRATE))
    expect(shown).toContain('<hash of a new set-up code>')
    expect(shown).not.toContain('Missing')
  })
})
