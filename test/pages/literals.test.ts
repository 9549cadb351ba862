import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { literalsIn } from '../support/literals.ts'

const PAGES = join(import.meta.dirname, '../../src/pages')

const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .toSorted()

const literals = (file: string) => literalsIn(file, readFileSync(join(PAGES, file), 'utf8'))

describe('What pages say', () => {
  it.each(files)('stands in the catalogue: %s', (file) => expect(literals(file)).toEqual([]))

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
