import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { literalsIn } from '../support/literals.ts'

const PAGES = join(import.meta.dirname, '../../src/pages')

/** Pages whose words still stand in them, in English only. */
const NOT_YET: readonly string[] = [
  'admin/configuration-page.tsx',
  'admin/configuration-plan-page.tsx',
  'admin/configuration.routes.tsx',
  'admin/connectors-page.tsx',
  'admin/day-chart.tsx',
  'admin/downloads.routes.ts',
  'admin/evaluator.tsx',
  'admin/event-connection-page.tsx',
  'admin/event-rows.tsx',
  'admin/events-page.tsx',
  'admin/events.routes.tsx',
  'admin/provider-draft.ts',
  'admin/provider-form-page.tsx',
  'admin/providers-page.tsx',
  'admin/providers.routes.tsx',
  'admin/reading-result.tsx',
  'admin/reconciliation-page.tsx',
  'admin/reconciliation.routes.tsx',
  'admin/report-views.ts',
  'admin/reports-page.tsx',
  'admin/reports.routes.tsx',
  'admin/scim-connection-page.tsx',
  'admin/scim-page.tsx',
  'admin/scim.routes.tsx',
]

const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .toSorted()

const literals = (file: string) => literalsIn(file, readFileSync(join(PAGES, file), 'utf8'))

describe('What pages say', () => {
  it.each(files.filter((file) => !NOT_YET.includes(file)))('stands in the catalogue: %s', (file) =>
    expect(literals(file)).toEqual([]),
  )

  it('is not in the catalogue yet for what is listed here, and for nothing else', () => {
    expect(NOT_YET.filter((file) => !files.includes(file) || literals(file).length === 0)).toEqual(
      [],
    )
  })

  it('is found wherever it stands', () => {
    const page = `
      const TITLES = { one: 'Held now' }
      export function Page({ name }) {
        if (!name) throw new Error('Nobody is named here.')
        return (
          <Head title="Access" back={{ href: '/', words: name ? 'Home' : \`Access of \${name}\` }}>
            <a class="btn large" href="/people">Everybody</a>, since {name}
          </Head>
        )
      }`
    expect(literalsIn('page.tsx', page)).toEqual([
      'Held now',
      'Access',
      'Home',
      'Access of …',
      'Everybody',
      ', since',
    ])
  })
})
