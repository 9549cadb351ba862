import * as v from 'valibot'
import type { Problem } from '../../http/problem'
import { fieldErrors, invalidInput } from '../../http/problem-input'

type Parsed<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly problem: Problem }

/** What a form sent, checked by the schema that checks it for programs too. */
export function parsed<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
): Parsed<Output> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, output: result.output }
  return { ok: false, problem: invalidInput(whole(fieldErrors(result.issues))) }
}

/** A complaint about one entry of a list stands at the list, which is one field here. */
function whole(errors: ReturnType<typeof fieldErrors>) {
  return errors.map(({ field, message }) => ({ field: field.replace(LIST_ENTRY, '$1'), message }))
}

const LIST_ENTRY =
  /\b(tags|kinds|modes|presetsSeconds|people|groups|members|acr|amr|roles|permissions|verbs|owners|machines)\.\d+$/
