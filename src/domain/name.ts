import * as v from 'valibot'
import { LIMITS } from './limits'

/**
 * The name of a resource or an account: letters, digits, `.`, `_` and `-`, NFKC-stable, compared
 * with case. Nothing else, so that no name can look like another and slip past a glob.
 */
export const Name = v.pipe(
  v.string('A name is expected.'),
  v.minLength(1, 'A name needs at least one character.'),
  v.maxLength(LIMITS.nameLength, `A name has at most ${LIMITS.nameLength} characters.`),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'A name starts with a letter or digit and has only the letters a–z and A–Z, digits, ".", "_" and "-"; look-alike, invisible and control characters are refused.',
  ),
)

/** A label for people, groups, policies, steps and connectors: one line of printable text. */
export const Label = v.pipe(
  v.string('Text is expected.'),
  v.trim(),
  v.minLength(1, 'This cannot be empty.'),
  v.maxLength(120, 'At most 120 characters.'),
  v.check(
    (text) => isPlainText(text) && !/\p{Default_Ignorable_Code_Point}/u.test(text),
    'Control, invisible and direction-changing characters are refused.',
  ),
  v.check((text) => text.normalize('NFKC') === text, 'Use plain characters (Unicode NFKC form).'),
  v.check(
    isOneScriptPerWord,
    'A word mixes letters of different alphabets that look alike. Use one alphabet for each word.',
  ),
)

/** Free text of several lines, such as a justification. Empty is allowed. */
export const Text = v.pipe(
  v.string('Text is expected.'),
  v.trim(),
  v.maxLength(LIMITS.textLength, `At most ${LIMITS.textLength} characters.`),
  v.check(
    (text) => isPlainText(text.replace(/[\n\r\t]/g, ' ')),
    'Control, invisible and direction-changing characters are refused.',
  ),
)

const ALIKE = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u]

/** A Cyrillic "а" in a Latin word makes one name look like another. */
function isOneScriptPerWord(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}]+/u)
  return words.every((word) => ALIKE.filter((script) => script.test(word)).length <= 1)
}

function isPlainText(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)
}
