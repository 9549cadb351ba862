import { parseSync } from 'oxc-parser'

type Node = { readonly type: string; readonly [name: string]: unknown }

/** Attributes that people see or hear. */
const TOLD = /^(alt|aria-label|button|confirm|consequence|hint|label|lead|placeholder|title|words)$/

/** Attributes that only programs read. */
const SILENT =
  /^(accept|action|class|content|d|enctype|form.*|href|id|method|name|src|style|type|value|data-.*)$/

/** What is the same in every language, and what the rules of input say, to programs too. */
const SAME = [
  ...['Hallpass', 'CSV', 'UTC', 'Esc', 'Vary', 'OIDC_ISSUER', 'prod-db', 'admin', 'fed by'],
  'At most … characters.',
]

const HEADER = /^[A-Z][a-z]+(-[A-Z][a-z]+)+$/
const CODE = /[<={]|; charset/

/** The words that a component says by itself, rather than taking them from the catalogue. */
export function literalsIn(file: string, text: string): readonly string[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  return wordsOf(program as unknown as Node, null).filter(
    (words) => !SAME.includes(words) && !HEADER.test(words) && !CODE.test(words),
  )
}

function wordsOf(node: unknown, attribute: string | null): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((each) => wordsOf(each, attribute))
  if (typeof node !== 'object' || node === null) return []
  const { type, value, ...parts } = node as Node
  switch (type) {
    case 'JSXText':
      return /\p{L}{2}/u.test(String(value)) ? [String(value).replace(/\s+/g, ' ').trim()] : []
    case 'JSXAttribute':
      return wordsOf(value, roleOf(String((parts.name as Node).name)))
    case 'Literal':
      return isSaid(value, attribute) ? [String(value).trim()] : []
    case 'TemplateLiteral': {
      const said = (parts.quasis as readonly { value: { cooked: string } }[])
        .map((quasi) => quasi.value.cooked)
        .join('…')
      return [...(isSaid(said, attribute) ? [said] : []), ...wordsOf(parts.expressions, null)]
    }
    case 'BinaryExpression':
      return parts.operator === '+' ? wordsOf([parts.left, parts.right], attribute) : []
    case 'ThrowStatement':
    case 'ImportDeclaration':
      return []
    default:
      return Object.values({ ...parts, value }).flatMap((part) => wordsOf(part, attribute))
  }
}

/** Elsewhere it depends on what the words look like. */
function roleOf(attribute: string): string | null {
  return TOLD.test(attribute) || SILENT.test(attribute) ? attribute : null
}

/** A sentence anywhere, or any word where people are told something. */
function isSaid(value: unknown, attribute: string | null): boolean {
  if (typeof value !== 'string' || !/\p{L}{2}/u.test(value)) return false
  if (attribute !== null) return TOLD.test(attribute)
  return /^\p{Lu}\p{Ll}|\p{Ll} \p{L}|^ \p{L}/u.test(value)
}
