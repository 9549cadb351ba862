import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SettingFields, typedSettings } from '../../src/pages/parts/setting-fields'
import { markupOf } from './markup'

const ROOT = join(import.meta.dirname, '../../src/pages')

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const)

describe('A page', () => {
  it.each(sources)('%s has nothing inline that the content policy would block', (_, source) => {
    expect(source).not.toMatch(
      /\sstyle=|\son[a-z]+=["'{]|dangerouslySetInnerHTML|<style|javascript:/,
    )
    expect(source).not.toMatch(/<script(?![^>]*\ssrc=)/)
  })

  it('never shows a stored secret, nor one that was just typed', () => {
    const fields = [
      { name: 'password', label: 'Password', hint: '', type: 'secret', required: true },
    ] as const
    const stored = typedSettings(fields, { password: 'hunter2' })
    const typed = { ...stored, 'settings.password': ['hunter3'] }
    const markup = markupOf(
      <SettingFields fields={fields} draft={{ typed, faults: {} }} isStored />,
    )
    expect(markup).not.toMatch(/hunter/)
    expect(markup).not.toContain('required')
  })
})
