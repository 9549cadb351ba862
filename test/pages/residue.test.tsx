import { describe, expect, it } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import { WaitingPage } from '../../src/pages/waiting-page'
import { markupOf } from './markup'
import { NOW, ROW } from './samples'

describe('Whoever decides from the list', () => {
  const listOf = (connectorKind: string) =>
    markupOf(
      <WaitingPage
        waiting={{ items: [{ ...ROW, connectorKind }], next: null }}
        now={NOW}
        said=""
      />,
    )

  it('reads what can outlive the access before saying yes', async () => {
    const markup = await listOf('postgres')
    const residue = connectorOf('postgres')?.residue ?? ''
    expect(residue).not.toBe('')
    expect(markup.indexOf(residue)).toBeGreaterThan(0)
    expect(markup.indexOf(residue)).toBeLessThan(markup.indexOf('Approve'))
  })

  it('is told nothing made up where the kind is not known', async () =>
    expect(await listOf('')).not.toContain('What stays'))
})
