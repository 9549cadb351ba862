import type { Refusal } from '../../domain/refusal'
import { type Problem, problemOf } from '../../http/problem'
import type { Texts } from '../../texts/english'
import { saidBy } from '../../texts/refusals'
import type { Said } from './notice'
import type { Faults } from './typed'

type FieldError = { readonly field: string; readonly message: string }

/** A refusal as a page tells it: the API's code and facts, in the words of the reader. */
export function problemIn(texts: Texts, refusal: Refusal): Problem {
  return { ...problemOf(refusal), ...saidBy(texts.refusals, refusal) }
}

/** A problem's complaints by field; a form names its fields as the complaints do. */
export function faultsOf(problem: Problem): Faults {
  const errors = errorsOf(problem)
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
}

/** What to say at the top of a form: the sentences, without the names that programs use. */
export function saidOf(problem: Problem): Said {
  const errors = errorsOf(problem)
  const sentences = [...new Set(errors.map(({ message }) => message))]
  const { title, detail, code } = problem
  if (errors.length > 0) return { title, detail: sentences.join(' '), details: sentences }
  return { title, detail, known: code }
}

function errorsOf({ errors }: Problem): readonly FieldError[] {
  return Array.isArray(errors) ? (errors as readonly FieldError[]) : []
}
