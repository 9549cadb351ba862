import { textsIn } from '../../src/texts/texts'

/** Words that no German sentence has, so that one of them gives an English one away. */
export const ENGLISH_WORDS =
  /\b(the|and|is|are|of|not|to|with|by|for|nobody|any|may|more|than|after|before|within|instead|never|hours?|minutes|days?|your|you|this|that|needs?|expected|at least|at most)\b/i

/** Sentences that are the same in German, or have English in them there. */
export function leftInEnglish(sentences: readonly string[]): readonly string[] {
  const { told } = textsIn('de')
  return sentences.filter((sentence) => {
    const said = told(sentence)
    return said === sentence || ENGLISH_WORDS.test(said.replace(/„[^“]*“/g, ''))
  })
}
