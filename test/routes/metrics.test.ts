import { describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { installation } from './visit'

const TOKEN = 'm'.repeat(32)

describe('the numbers for monitoring', () => {
  it('do not exist without a token of their own', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await scrape({})).status).toBe(404)
    expect((await scrape({ METRICS_TOKEN: '' }, 'Bearer ')).status).toBe(404)
    expect(quiet).not.toHaveBeenCalled()
    expect((await scrape({ METRICS_TOKEN: 'short' }, 'Bearer short')).status).toBe(404)
    expect(quiet).toHaveBeenCalledOnce()
    quiet.mockRestore()
  })

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer wrong',
    `Bearer ${TOKEN}m`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
    TOKEN,
  ])('are refused to %s', async (authorization) => {
    const response = await scrape({ METRICS_TOKEN: TOKEN }, authorization)
    expect(response.status).toBe(401)
    expect(response.headers.get('WWW-Authenticate')).toContain('Bearer')
    expect(await response.text()).not.toContain(TOKEN)
  })

  it('are text that Prometheus reads', async () => {
    const response = await scrape({ METRICS_TOKEN: TOKEN }, `Bearer ${TOKEN}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(/^hallpass_leases_open\{phase="quarantined"\} \d+$/m)
    expect(text).toMatch(/^hallpass_leases_overdue \d+$/m)
    expect(text).toMatch(/^hallpass_outbox_owed \d+$/m)
    expect(text).toMatch(/^hallpass_revoke_confirm_seconds_bucket\{le="\+Inf"\} \d+$/m)
    expect(text.endsWith('\n')).toBe(true)
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(COMMENT_OR_SAMPLE)
  })

  it('name and explain each number once, before it', async () => {
    const response = await scrape({ METRICS_TOKEN: TOKEN }, `bearer ${TOKEN}`)
    const text = await response.text()
    const named = [...text.matchAll(/^# TYPE (\S+) (?:gauge|histogram)$/gm)].map(([, name]) => name)
    expect(named).toHaveLength(18)
    expect(new Set(named).size).toBe(named.length)
    const lines = text.split('\n')
    for (const name of named) {
      const first = lines.findIndex((line) => line.startsWith(`# HELP ${name} `))
      expect(lines[first]).toMatch(/^# HELP \S+ [A-Z].+\.$/)
      expect(lines[first + 1]).toMatch(/^# TYPE /)
      expect(lines[first + 2]).toMatch(new RegExp(`^${name}[_{ ]`))
    }
  })
})

/** Text format 0.0.4: comments of two kinds, and samples with a number. */
const COMMENT_OR_SAMPLE =
  /^(?:# (?:HELP|TYPE) hallpass_[a-z_]+ .+|hallpass_[a-z_]+(?:\{[a-z]+="[^"\\]*"\})? -?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/

async function scrape(settings: Partial<Env>, authorization?: string): Promise<Response> {
  const headers = authorization === undefined ? {} : { Authorization: authorization }
  const env = { ...installation, ...settings }
  return app.request('https://hallpass.example/metrics', { headers }, env)
}
