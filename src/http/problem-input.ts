import * as v from 'valibot'
import type { Problem } from './problem'

export type FieldError = { readonly field: string; readonly message: string }

export function invalidInput(errors: readonly FieldError[]): Problem {
  return {
    status: 400,
    code: 'invalid_input',
    title: 'Something is not right in what was sent',
    detail: errors
      .map(({ field, message }) => (field ? `${field}: ${message}` : message))
      .join(' '),
    errors,
  }
}

/** Each complaint with the field it is about; never with the value, which may be a secret. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: messageOf(issue) }))
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  const isOurs = !issue.message.startsWith('Invalid ')
  if (isOurs) return issue.message
  if (issue.expected === 'never') return 'This field is not known here.'
  if (issue.received === 'undefined') return 'This field is missing.'
  return `Expected ${issue.expected}.`
}
