import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SENTENCES } from '../../src/texts/de/sentences/all'
import { textsIn } from '../../src/texts/texts'
import { sentencesIn } from '../support/sentences'
import {
  HEARD_BY_PROGRAMS,
  NAMES_AND_CODE,
  READ_APART,
  SAID_BY_CODE,
  SAID_TO_PROGRAMS,
} from '../support/unsaid'

const ROOT = join(import.meta.dirname, '../..')
const LAYERS = [
  ...['src/domain', 'src/connectors', 'src/readers', 'src/commands', 'src/auth', 'src/http'],
  ...['src/ingest/events', 'durable-objects'],
]
const LEFT_OUT = [...SAID_BY_CODE, ...HEARD_BY_PROGRAMS]
const UNSAID = [...NAMES_AND_CODE, ...READ_APART, ...SAID_TO_PROGRAMS]

const files = LAYERS.flatMap((layer) =>
  readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
    .map((name) => `${layer}/${name}`),
).toSorted()

/** What each file says that people may come to read. */
const heard = new Map(
  files
    .filter((file) => !LEFT_OUT.some((place) => file.startsWith(place)))
    .map((file) => [file, sentencesIn(file, readFileSync(join(ROOT, file), 'utf8'))]),
)

const english = Object.keys(SENTENCES)
const { told } = textsIn('de')

/** With something in each of its places: a name, or a number. */
function filled(sentence: string, sign: string): string {
  let place = 0
  return sentence.replace(/\{#?\}/g, (slot) => `${slot === '{#}' ? '' : sign}${31 + place++}`)
}

function isTold(sentence: string): boolean {
  return ['Q', ''].some((sign) => told(filled(sentence, sign)) !== filled(sentence, sign))
}

/** Parts of a sentence stand in the catalogue within the sentences that they are put together to. */
function isPartOfOne(part: string): boolean {
  const literals = part.trim().replace(/[:,]$/, '').split('{}')
  return english.some((sentence) => {
    let at = 0
    return literals.every((literal) => {
      const found = sentence.indexOf(literal, at)
      at = found + literal.length
      return found >= 0
    })
  })
}

function untold(sentences: readonly string[]): readonly string[] {
  return sentences.filter((each) => !UNSAID.includes(each) && !isTold(each) && !isPartOfOne(each))
}

describe('What the layers below say', () => {
  it.each(LAYERS)('stands in the catalogue: %s', (layer) => {
    const left = [...heard].flatMap(([file, sentences]) =>
      file.startsWith(`${layer}/`) ? untold(sentences).map((each) => `${file}: ${each}`) : [],
    )
    expect(left).toEqual([])
  })

  it('is missed where it does not', () => {
    const file = `
      export const Broom = v.pipe(v.string('A broom is expected.'), v.regex(/x/, 'Not this broom.'))
      const swept = (name, isThere) => \`The broom \${name} is \${isThere ? '' : 'not '}swept away.\``
    expect(untold(sentencesIn('broom.ts', file))).toEqual([
      'A broom is expected.',
      'Not this broom.',
      'The broom {} is swept away.',
      'The broom {} is not swept away.',
    ])
  })

  it('is said with all that was put into it', () => {
    const lost = Object.entries(SENTENCES).filter(([sentence, words]) => {
      const places = [...sentence.matchAll(/\{#?\}/g)].map((_, index) => String(index + 1))
      const said = typeof words === 'string' ? words : words(...places.map((each) => `{${each}}`))
      const used = [...said.matchAll(/\{~?(\d)\}/g)].map(([, place]) => place)
      return [...new Set(used)].toSorted().join() !== places.join()
    })
    expect(lost.map(([sentence]) => sentence)).toEqual([])
  })

  it('is left out only where it is still there', () => {
    const all = [...heard.values()].flat()
    expect([
      ...LEFT_OUT.filter((place) => !files.some((file) => file.startsWith(place))),
      ...UNSAID.filter((words) => !all.includes(words)),
    ]).toEqual([])
  })
})
