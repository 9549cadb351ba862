import type { Condition } from '../../db/scim-condition'
import type { Attribute } from './attribute'
import { folded } from './fold'
import { matches } from './matches'
import type { Operation } from './patch-body'
import { withPart } from './patch-part'
import type { Target } from './patch-path'
import { bad } from './scim-error'
import { isObject, isUnassigned, MOST_MEMBERS, MOST_VALUES, type Values, valueIn } from './values'

type Step = Operation & { readonly target: Target }

/** A list after one operation; undefined where nothing is left of it. */
export function changeList(
  attribute: Attribute,
  given: unknown,
  step: Step,
): readonly unknown[] | undefined {
  const before = (Array.isArray(given) ? given : []) as readonly Values[]
  const after = step.target.where
    ? chosen(attribute, before, step, step.target.where)
    : whole(attribute, before, step)
  const most = attribute.name === 'members' ? MOST_MEMBERS : MOST_VALUES
  if (after.length > most)
    throw bad('invalidValue', `${attribute.name} has at most ${most} values.`)
  const settled = onePrimary(attribute, before, after)
  return settled.length > 0 ? settled : undefined
}

function whole(attribute: Attribute, before: readonly Values[], step: Step): readonly Values[] {
  const { op, value, target } = step
  const { sub } = target
  if (sub) {
    const values: readonly Values[] = before.length > 0 || op === 'remove' ? before : [{}]
    return values.flatMap((each) => listed(withPart(each, sub, op, value)))
  }
  if (op === 'remove' && isUnassigned(value)) return []
  const named = (valueIn(attribute, value) ?? []) as readonly Values[]
  if (op === 'replace') return without(attribute, [], named)
  if (op === 'add') return [...before, ...without(attribute, before, named)]
  if (attribute.name === 'members') {
    const gone = new Set(named.map(({ value }) => value))
    return before.filter((each) => !gone.has(each.value))
  }
  return before.filter((each) => !named.some((parts) => fits(each, parts)))
}

function chosen(
  attribute: Attribute,
  before: readonly Values[],
  { op, value, target: { sub } }: Step,
  where: Condition,
): readonly Values[] {
  if (attribute.name === 'members' && !looksAtValues(where))
    throw bad('invalidPath', 'Members are chosen by their value.')
  const hits = new Set(before.filter((each) => matches(where, folded(attribute, each) as Values)))
  if (hits.size === 0 && op !== 'remove') {
    if (op === 'replace') throw bad('noTarget', `No value of ${attribute.name} matches the path.`)
    return [...before, made(attribute, sub, where, value)]
  }
  return before.flatMap((each) => {
    if (!hits.has(each)) return [each]
    if (sub) return listed(withPart(each, sub, op, value))
    if (op === 'remove') return []
    const [only] = (valueIn(attribute, value) ?? []) as readonly Values[]
    return op === 'add' ? [{ ...each, ...only }] : listed(only)
  })
}

/** Of a member only the value is stored: to look at more would find nobody and look like success. */
function looksAtValues(where: Condition): boolean {
  switch (where.kind) {
    case 'and':
    case 'or':
      return where.all.every(looksAtValues)
    case 'not':
      return looksAtValues(where.condition)
    case 'some':
      return false
    case 'present':
    case 'compare':
      return where.place.path[0] === 'value'
  }
}

/** Entra ID adds `emails[type eq "work"].value` where there is none yet: it says what to make. */
function made(attribute: Attribute, sub: Attribute | null, where: Condition, value: unknown) {
  const given = sub ? { [sub.name]: value } : value
  const [only] = (valueIn(attribute, given) ?? []) as readonly Values[]
  if (!isObject(only)) throw bad('invalidValue', `${attribute.name} needs a value.`)
  return { ...Object.fromEntries(stated(attribute, where)), ...only }
}

function stated(attribute: Attribute, where: Condition): readonly [string, unknown][] {
  if (where.kind === 'and') return where.all.flatMap((each) => stated(attribute, each))
  const [name = ''] = where.kind === 'compare' ? where.place.path : []
  const isStated = where.kind === 'compare' && where.operator === 'eq'
  const sub = attribute.subs.find((each) => each.name === name)
  if (!isStated || sub?.mutability !== 'readWrite')
    throw bad('noTarget', `No value of ${attribute.name} matches the path.`)
  return [[name, where.value]]
}

function listed(value: Values | undefined): readonly Values[] {
  return value ? [value] : []
}

/** Those that are not there already, each once. */
function without(
  attribute: Attribute,
  before: readonly Values[],
  named: readonly Values[],
): readonly Values[] {
  const keyOf = (each: Values) => (attribute.name === 'members' ? each.value : JSON.stringify(each))
  const seen = new Set(before.map(keyOf))
  return named.filter((each) => {
    const key = keyOf(each)
    return seen.has(key) ? false : seen.add(key)
  })
}

function fits(value: Values, parts: Values): boolean {
  return Object.entries(parts).every(([name, part]) => value[name] === part)
}

/** RFC 7644 section 3.5.2: where a value becomes the primary one, the others stop being it. */
function onePrimary(
  { name }: Attribute,
  before: readonly Values[],
  after: readonly Values[],
): readonly Values[] {
  const primaries = after.filter(({ primary }) => primary === true)
  if (primaries.length <= 1) return after
  const fresh = primaries.filter((each) => !before.includes(each))
  if (fresh.length !== 1) throw bad('invalidValue', `Only one of ${name} can be primary.`)
  return after.map((each) =>
    each.primary === true && !fresh.includes(each) ? { ...each, primary: false } : each,
  )
}
