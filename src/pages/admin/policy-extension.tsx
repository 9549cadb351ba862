import type { Step, Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { CheckField, type Draft, SelectField, TextField } from '../parts/fields'
import { one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'
import { PolicyPart } from './policy-part'

const HOW = 'terms.extension'
const KEPT = 'terms.extension.kept'
const WARN = 'terms.warnBeforeSeconds'

const HOWS = ['none', 'auto', 'first', 'same'] as const

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
  const texts = useTexts()
  return (
    <PolicyPart
      draft={draft}
      fields={[COMMENT, REMIND, REJECTIONS]}
      title={texts.policies.deciding}
      otherwise={texts.policies.otherwise.deciding}
    >
      <CheckField draft={draft} name={COMMENT} label={texts.policies.needsComment} />
      <TextField
        draft={draft}
        name={REMIND}
        label={texts.policies.remindAfter}
        hint={texts.policies.remindAfterHint}
      />
      <TextField
        draft={draft}
        name={REJECTIONS}
        type="number"
        label={texts.policies.rejections}
        hint={texts.policies.rejectionsHint}
      />
    </PolicyPart>
  )
}

export function ExtensionFields({ draft }: { readonly draft: Draft }) {
  const texts = useTexts()
  const kept = one(draft.typed, KEPT)
  const hows = [...HOWS, ...(kept ? (['own'] as const) : [])].map((how) => ({
    value: how === 'none' ? '' : how,
    words: texts.policies.extensions[how],
  }))
  return (
    <PolicyPart
      draft={draft}
      fields={[HOW, WARN]}
      title={texts.policies.moreTime}
      otherwise={texts.policies.otherwise.moreTime}
    >
      {kept && <input type="hidden" name={KEPT} value={kept} />}
      <div class="fields">
        <SelectField
          draft={draft}
          name={HOW}
          label={texts.policies.moreTimeOn}
          hint={texts.policies.moreTimeOnHint}
          options={hows}
        />
        <TextField
          draft={draft}
          name={WARN}
          label={texts.policies.warnBefore}
          hint={texts.policies.warnBeforeHint}
        />
      </div>
    </PolicyPart>
  )
}
