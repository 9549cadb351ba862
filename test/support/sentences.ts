import { parseSync } from 'oxc-parser'

type Node = { readonly type: string; readonly [name: string]: unknown }

/** What only programs read: descriptions of the API, statements, logs, and what means a bug. */
const UNHEARD = /(^|\.)(description|metadata|prepare|command|query)$|^console\./

/** Two words, of which one may be put in. */
const WORDS = /\p{L}{2,}[,:;’”]? (“?\p{L}|“?\{\})/u

/** Statements for targets and for the database, and headers. */
const CODE =
  /^[\s(]*(SELECT|WITH|INSERT|UPDATE|DELETE FROM|REVOKE|GRANT|ALTER|CREATE|DROP|SET|RESET|BEGIN|IF|COMMENT|REASSIGN|LOGIN|NOLOGIN|PASSWORD|CONNECTION LIMIT)\b(?! (TLS|password))|^(Bearer|Basic|SSWS|psql|ssh|curl) |\b(IS NULL|IS NOT|ORDER BY|AS [a-z])/

/**
 * The sentences that a file makes, with `{}` for whatever is put into one. Where a sentence has two
 * ways of being said, it is two.
 */
export function sentencesIn(file: string, text: string): readonly string[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const calleeOf = ({ start, end }: Node) => text.slice(Number(start), Number(end))
  return [...new Set(heard(program, calleeOf))]
}

type CalleeOf = (callee: Node) => string

function heard(node: unknown, calleeOf: CalleeOf): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((each) => heard(each, calleeOf))
  if (typeof node !== 'object' || node === null) return []
  const { type, ...parts } = node as Node
  if (type === 'ImportDeclaration' || type === 'TaggedTemplateExpression') return []
  if (type === 'TSLiteralType' || type === 'TSTypeAliasDeclaration') return []
  if (type === 'CallExpression' && UNHEARD.test(calleeOf(parts.callee as Node))) return []
  if (type === 'NewExpression' && calleeOf(parts.callee as Node) === 'Error') return []
  const ways = waysOf(node as Node)
  if (ways === null) return heard(Object.values(parts), calleeOf)
  const said = ways.filter((words) => WORDS.test(words) && !CODE.test(words))
  return [...said, ...heard(insideOf(node as Node), calleeOf)]
}

/** Every way that a text can come out, or null where it is not one. */
function waysOf({ type, value, ...parts }: Node): readonly string[] | null {
  if (type === 'Literal') return typeof value === 'string' ? [value] : null
  if (type === 'BinaryExpression' && parts.operator === '+') {
    const [left, right] = [waysOf(parts.left as Node), waysOf(parts.right as Node)]
    return left && right ? left.flatMap((one) => right.map((other) => one + other)) : null
  }
  if (type !== 'TemplateLiteral') return null
  const quasis = (parts.quasis as readonly { value: { cooked: string } }[]).map(
    (quasi) => quasi.value.cooked,
  )
  const slots = (parts.expressions as readonly Node[]).map(slotOf)
  return quasis
    .slice(1)
    .reduce<readonly string[]>(
      (ways, quasi, index) =>
        ways.flatMap((way) => (slots[index] ?? ['{}']).map((slot) => way + slot + quasi)),
      [quasis[0] ?? ''],
    )
}

/** What stands in a slot: one of two words that are known, or anything. */
function slotOf(node: Node): readonly string[] {
  if (node.type !== 'ConditionalExpression') return ['{}']
  const arms = [node.consequent, node.alternate].map((arm) => waysOf(arm as Node) ?? ['{}'])
  return [...new Set(arms.flat())]
}

/** Slots may hold sentences of their own; the parts of a sum were said with it. */
function insideOf({ type, ...parts }: Node): unknown {
  if (type !== 'TemplateLiteral') return []
  return (parts.expressions as readonly Node[]).filter((each) => slotOf(each).length === 1)
}
