import type { Step, Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { CheckField, type Draft, SelectField, TextField } from '../parts/fields'
import { one, type Typed } from '../parts/typed'

const HOW = 'terms.extension'
const KEPT = 'terms.extension.kept'
const WARN = 'terms.warnBeforeSeconds'

const HOWS = [
  { value: '', words: 'Not to be had' },
  { value: 'auto', words: 'At once, with a justification' },
  { value: 'first', words: 'Approved by the first step alone' },
  { value: 'same', words: 'Approved in the same steps' },
] as const

const OWN = { value: 'own', words: 'Approved in steps of its own, as they were saved' }

/** More time, and the warning before the end, as a program would send them. */
export function extensionIn(typed: Typed, steps: readonly unknown[]) {
  const warn = one(typed, WARN).trim()
  const extension = extensionBy(one(typed, HOW), steps, one(typed, KEPT))
  return {
    ...(extension ? { extension } : {}),
    ...(warn === '' ? {} : { warnBeforeSeconds: warn === '0' ? 0 : parseDuration(warn) }),
  }
}

function extensionBy(how: string, steps: readonly unknown[], kept: string) {
  if (how === 'auto') return { steps: [] }
  if (how === 'first') return { steps: steps.slice(0, 1) }
  if (how === 'same') return { steps }
  return how === 'own' ? { steps: keptSteps(kept) } : null
}

/** What is not JSON is left to the schema, which says so. */
function keptSteps(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function typedExtension({ steps, extension, warnBeforeSeconds }: Terms): Typed {
  const how = extension ? howOf(extension.steps, steps) : ''
  return {
    [HOW]: [how],
    ...(extension && how === 'own' ? { [KEPT]: [JSON.stringify(extension.steps)] } : {}),
    [WARN]: [warnBeforeSeconds === undefined ? '' : warnText(warnBeforeSeconds)],
  }
}

function warnText(seconds: number): string {
  return seconds === 0 ? '0' : durationText(seconds)
}

function howOf(own: readonly Step[], steps: readonly Step[]): string {
  if (own.length === 0) return 'auto'
  const said = JSON.stringify(own)
  if (said === JSON.stringify(steps)) return 'same'
  return said === JSON.stringify(steps.slice(0, 1)) ? 'first' : 'own'
}

const COMMENT = 'terms.commentRequired'
const REMIND = 'terms.remindAfterSeconds'
const REJECTIONS = 'terms.rejections'

/** What deciding takes, as a program would send it. */
export function decidingIn(typed: Typed) {
  const rejections = one(typed, REJECTIONS).trim()
  const remind = one(typed, REMIND).trim()
  return {
    ...(remind === '' ? {} : { remindAfterSeconds: parseDuration(remind) }),
    ...(one(typed, COMMENT) === 'yes' ? { commentRequired: true } : {}),
    ...(rejections === '' ? {} : { rejections: Number(rejections) }),
  }
}

export function typedDeciding({ commentRequired, rejections, remindAfterSeconds }: Terms): Typed {
  return {
    [REMIND]: [remindAfterSeconds === undefined ? '' : durationText(remindAfterSeconds)],
    [COMMENT]: commentRequired ? ['yes'] : [],
    [REJECTIONS]: [rejections === undefined ? '' : String(rejections)],
  }
}

/** What deciding takes. */
export function DecidingFields({ draft }: { readonly draft: Draft }) {
  return (
    <fieldset class="card group">
      <legend>Deciding</legend>
      <CheckField draft={draft} name={COMMENT} label="Approving needs a comment" />
      <TextField
        draft={draft}
        name={REMIND}
        label="Remind approvers after"
        hint="Such as 30 min, then after twice as long each time. Left empty: never."
      />
      <TextField
        draft={draft}
        name={REJECTIONS}
        type="number"
        label="Rejections needed"
        hint="By different people. Left empty: one."
      />
    </fieldset>
  )
}

export function ExtensionFields({ draft }: { readonly draft: Draft }) {
  const kept = one(draft.typed, KEPT)
  return (
    <fieldset class="card group">
      <legend>More time</legend>
      {kept && <input type="hidden" name={KEPT} value={kept} />}
      <div class="fields">
        <SelectField
          draft={draft}
          name={HOW}
          label="More time on what is held"
          hint="Never beyond the longest duration, counted from check-out."
          options={kept ? [...HOWS, OWN] : HOWS}
        />
        <TextField
          draft={draft}
          name={WARN}
          label="Warn the holder before the end"
          hint="Such as 15 min; 0 for never. Left empty: 10 min."
        />
      </div>
    </fieldset>
  )
}
