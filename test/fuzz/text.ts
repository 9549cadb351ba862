import fc from 'fast-check'

/** What text is made of that somebody did not think of. */
const ODD = [
  ...['', ' ', '\u0000', '\u0007', '\n', '\r\n', '\u001b[31m', '\u007f', '\u0085'],
  ...['\u00a0', '\u200b', '\u202e', '\u2028', '\ufeff', '\ufffe', '\ud800', '\udfff', 'e\u0301'],
  ...['😀', '\u{e0041}', '%00', '%', '../', "'; DROP TABLE people; --", '"', '\\', '{{', '$ref'],
  ...['__proto__', 'constructor', 'toString', 'null', 'NaN', '-0', '1e999', '<script>', '=1+1'],
]

export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...ODD, 'a', 'B', '1'), { maxLength: 6 })
      .map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
)

export const hugeText = fc
  .tuple(
    fc.constantFrom('a', '\u0000', '😀', '\ud800', ' '),
    fc.integer({ min: 1_000, max: 20_000 }),
  )
  .map(([each, times]) => each.repeat(times))

/** Any JSON, with odd text and odd names in it. */
export const anything: fc.Arbitrary<unknown> = fc.letrec<{ one: unknown }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(oddText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('one'), { maxLength: 4 }),
    fc.dictionary(oddText, tie('one'), { maxKeys: 4 }),
  ),
})).one

/** In a part of a path: anything that can be written there, also what is no encoding at all. */
export const pathPart = fc.oneof(
  oddText.filter((text) => text.isWellFormed() && !/^\.{0,2}$/.test(text)).map(encodeURIComponent),
  fc.constantFrom('%', '%00', '%ff', '%E0%A4%A', 'null', '0', '%2e%2e', 'x'.repeat(3_000)),
)

/** In a header: what every client lets through. */
export const headerText = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 260 })
