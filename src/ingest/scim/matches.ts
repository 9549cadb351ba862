import type { Condition, Operator } from '../../db/scim-condition'

type Values = { readonly [name: string]: unknown }

/** Whether one folded value of a list fits what stands between brackets. */
export function matches(condition: Condition, value: Values): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.all.every((each) => matches(each, value))
    case 'or':
      return condition.all.some((each) => matches(each, value))
    case 'not':
      return !matches(condition.condition, value)
    case 'present':
      return !isEmpty(value[condition.place.path[0] ?? ''])
    case 'compare':
      return compares(condition.operator, value[condition.place.path[0] ?? ''], condition.value)
    case 'some':
      return false
  }
}

function compares(operator: Operator, given: unknown, wanted: string | number | boolean): boolean {
  if (given === undefined || given === null) return operator === 'ne'
  const [one, other] = [String(given), String(wanted)]
  switch (operator) {
    case 'eq':
      return one === other
    case 'ne':
      return one !== other
    case 'co':
      return one.includes(other)
    case 'sw':
      return one.startsWith(other)
    case 'ew':
      return one.endsWith(other)
    case 'gt':
      return one > other
    case 'ge':
      return one >= other
    case 'lt':
      return one < other
    case 'le':
      return one <= other
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
