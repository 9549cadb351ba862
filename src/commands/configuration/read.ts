import * as v from 'valibot'
import { type Document, isAlias, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { type Fault, fieldOf, type Path } from './place'
import { ConfigurationFile } from './schema'

/** In characters. */
export const LONGEST_FILE = 1_000_000

/** The most that is said about one file. */
const MOST_FAULTS = 100

export type Read =
  | { readonly ok: true; readonly file: ConfigurationFile; readonly at: Locate }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Says where in the file something is, or where it would be, with a sentence. */
export type Locate = (path: Path, message: string) => Fault

/**
 * Reads a file: one document of plain YAML 1.2, without anchors, aliases and tags, and without two
 * entries of one name. Everything that is wrong is said at once, each with its line and column.
 */
export function readFile(text: string): Read {
  const lines = new LineCounter()
  if (text.length > LONGEST_FILE)
    return no([whole(`A file has at most ${LONGEST_FILE} characters.`)])
  const document = parseDocument(text, {
    ...{ version: '1.2', schema: 'core', uniqueKeys: true, strict: true, stringKeys: true },
    ...{ prettyErrors: false, lineCounter: lines },
  })
  const faults = [...malformed(document, lines), ...unwanted(document, lines)]
  if (faults.length > 0) return no(faults)
  const at: Locate = (path, message) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { line: line || 1, column: col || 1, field: fieldOf(path), message }
  }
  const parsed = v.safeParse(ConfigurationFile, document.toJS({ maxAliasCount: 0 }) ?? {})
  if (parsed.success) return { ok: true, file: parsed.output, at }
  return no(parsed.issues.map((issue) => at(pathOf(issue), saidBy(issue))))
}

function no(faults: readonly Fault[]): Read {
  const left = faults.length - MOST_FAULTS
  const more = left > 0 ? [whole(`${left} more are not listed: mend these first.`)] : []
  return { ok: false, faults: [...faults.slice(0, MOST_FAULTS), ...more] }
}

function whole(message: string): Fault {
  return { line: 1, column: 1, field: '', message }
}

const WORDS: { readonly [code: string]: string } = {
  DUPLICATE_KEY: 'This name is here already. Leave one of the two out.',
  MULTIPLE_DOCS: 'A file is one document. Leave out the line of dashes and what comes after it.',
  NON_STRING_KEY: 'A name is text.',
  RESOURCE_EXHAUSTION: 'This is nested too deep.',
}

/** What is broken breaks what comes after it, so of one kind only the first is said for a line. */
function malformed(document: Document.Parsed, lines: LineCounter): readonly Fault[] {
  const all = document.errors.map(({ code, message, pos: [from] }) => {
    const { line, col } = lines.linePos(from)
    return { line, column: col, field: '', message: WORDS[code] ?? `This is no YAML: ${message}.` }
  })
  const isFirst = (fault: Fault, place: number) =>
    all.findIndex(({ line, message }) => line === fault.line && message === fault.message) === place
  return all.filter(isFirst)
}

/** What makes a file mean something else than what stands in it. */
function unwanted(document: Document.Parsed, lines: LineCounter): readonly Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Node: (_key, node) => {
      const message = isAlias(node) || node.anchor ? NO_ALIAS : node.tag ? NO_TAG : null
      if (!message) return
      const { line, col } = lines.linePos(node.range?.[0] ?? 0)
      faults.push({ line, column: col, field: '', message })
    },
  })
  const { yaml, tags } = document.directives
  if (yaml.explicit || Object.keys(tags).some((handle) => handle !== '!!'))
    faults.push(whole('Directives are not read. Leave out the lines that begin with “%”.'))
  return faults
}

const NO_ALIAS = 'Anchors and aliases are not read. Write it out.'
const NO_TAG = 'Tags are not read. Write the value as it is.'

/** Of what is there; of the thing around it where a field is missing. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent) && parent.items.find((item) => String(item.key) === String(key))
    const start = pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
    if (start !== undefined) return start
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

export function pathOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
}

export function saidBy(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.expected === 'never') return 'This field is not known here.'
  if (issue.received === 'undefined') return 'This field is missing.'
  return `Expected ${issue.expected}.`
}
