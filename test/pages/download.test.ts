import { describe, expect, it } from 'vitest'
import { csvDownload, csvLine } from '../../src/pages/download'

describe('A file for a spreadsheet', () => {
  it('runs nothing that somebody typed', () => {
    for (const begin of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvLine([`${begin}HYPERLINK(1)`]), JSON.stringify(begin)).toMatch(/^"?'/)
  })

  it('keeps commas, quotes and lines of one cell together', () =>
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', 'plain', 7, -7, null])).toBe(
      '"a,b","say ""no""","two\nlines",plain,7,-7,\r\n',
    ))

  it('has every page of the list, in order, once', async () => {
    const pages = [
      { items: ['a', 'b'], next: '1' },
      { items: ['c'], next: '2' },
      { items: [], next: null },
    ]
    const read = async ({ cursor }: { readonly cursor: string | null }) =>
      pages[Number(cursor ?? 0)] ?? { items: [], next: null }
    const response = csvDownload('letters', ['letter'], read, (letter) => [letter])
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="letters.csv"')
    expect(await response.text()).toBe('letter\r\na\r\nb\r\nc\r\n')
  })

  it('is not whole where a page could not be read, and does not look so', async () => {
    const read = async ({ cursor }: { readonly cursor: string | null }) => {
      if (cursor) throw new Error('away')
      return { items: ['a'], next: '1' }
    }
    const response = csvDownload('letters', ['letter'], read, (letter) => [letter])
    await expect(response.text()).rejects.toThrow('away')
  })
})
