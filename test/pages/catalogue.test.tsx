import type { Child } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/domain/language'
import { textsIn } from '../../src/texts/texts'

type Said = readonly [key: string, text: unknown]

/** Every text of a catalogue, with the way to it. */
function textsOf(part: object, way = ''): readonly Said[] {
  return Object.entries(part).flatMap(([name, text]: Said) => {
    const key = way ? `${way}.${name}` : name
    return typeof text === 'object' && text !== null ? textsOf(text, key) : [[key, text] as Said]
  })
}

/** What can be put into a sentence, each told from the others; a number, or an element. */
const GIVEN = ['31', '32', '33', '34', '35', '36']

type Sentence = (...given: readonly unknown[]) => unknown

/** The sentence with all that is given to it; where it wants an element, an element. */
function saidWith(sentence: Sentence): string {
  const wraps = GIVEN.map((value) => (words: Child) => (
    <b>
      {value} {words}
    </b>
  ))
  for (let wrapped = 0; wrapped < 2 ** GIVEN.length; wrapped++) {
    const given = GIVEN.map((value, index) => (wrapped & (1 << index) ? wraps[index] : value))
    try {
      return String(sentence(...given))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new Error('Nothing fits into this sentence.')
}

const { refusals: _, problems: _problems, failures: _failures, ...english } = textsIn('en')

describe.each(LANGUAGES.filter((language) => language !== 'en'))(
  'The catalogue in %s',
  (language) => {
    const { refusals, problems, failures, ...texts } = textsIn(language)
    const others = new Map(textsOf(texts))
    const sentences = textsOf(english).filter(([key]) => key.includes('.'))

    it('says something for each text', () => {
      const empty = [...others].filter(([, text]) => typeof text === 'string' && text.trim() === '')
      expect(empty).toEqual([])
      expect([...others.keys()].toSorted()).toEqual(
        textsOf(english)
          .map(([key]) => key)
          .toSorted(),
      )
    })

    it('says everything that is put into a sentence, and each in its place', () => {
      const lost = sentences.flatMap(([key, sentence]) => {
        if (typeof sentence !== 'function') return []
        const said = saidWith(sentence as Sentence)
        const other = saidWith(others.get(key) as Sentence)
        return GIVEN.filter((value) => said.includes(value) !== other.includes(value)).map(
          (value) => `${key}: ${GIVEN.indexOf(value) + 1}`,
        )
      })
      expect(lost).toEqual([])
    })

    it('has the forms for one and for many', () => {
      expect(texts.home.holds(1)).not.toContain('1')
      expect(texts.home.holds(3)).toContain('3')
    })

    it('tells times, durations and lists in its own way', () => {
      expect(texts.duration(5_400)).toBe('1 Stunde 30 Minuten')
      expect(texts.duration(0)).toBe('0 Sekunden')
      expect(texts.instant(Date.UTC(2026, 4, 3, 0, 5))).toBe('3. Mai 2026, 00:05 UTC')
      expect(texts.dated(Date.UTC(2026, 4, 3, 0, 5))).toBe('So 2026-05-03 00:05:00 UTC')
      expect(texts.list(['Ana', 'Bo', 'Cy'])).toBe('Ana, Bo und Cy')
    })

    it('has words of its own for what is refused', () => {
      expect(refusals?.no_policy({ code: 'no_policy' }).title).toBe('Keine Richtlinie erlaubt das')
      expect(problems?.name_taken.title).toBe('Name ist vergeben')
      expect(failures?.not_found.title).toBe('Nicht gefunden')
    })
  },
)

describe('The English catalogue', () => {
  it('tells durations in words, at most two units where people only look', () => {
    expect(english.duration(5_400)).toBe('1 hour 30 minutes')
    expect(english.duration(0)).toBe('0 seconds')
    expect(english.exactly(93_781)).toBe('1 day 2 hours 3 minutes 1 second')
  })
})
