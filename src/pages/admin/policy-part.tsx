import type { Child } from 'hono/jsx'
import type { Draft } from '../parts/fields'
import { Icon } from '../parts/icons'

type Props = {
  readonly draft: Draft
  /** How the names of its fields begin. */
  readonly fields: readonly string[]
  readonly title: string
  /** What holds while nothing of it is filled in. */
  readonly otherwise: string
  /** Values that say nothing, besides none. */
  readonly idle?: string
  readonly id?: string
  readonly children?: Child
}

/** A part of a policy that most do without: folded until something of it is filled in or wrong. */
export function PolicyPart({ draft, fields, title, otherwise, idle, id, children }: Props) {
  const isHere = (name: string) => fields.some((field) => name.startsWith(field))
  const { typed, faults } = draft
  const isUsed =
    Object.keys(faults).some(isHere) ||
    Object.entries(typed).some(
      ([name, values]) => isHere(name) && values.some((each) => each !== '' && each !== idle),
    )
  return (
    <details class="card more" id={id} open={isUsed}>
      <summary>
        <Icon name="right" size={14} />
        <span>{title}</span>
        {!isUsed && <span class="muted small">{otherwise}</span>}
      </summary>
      <fieldset class="group" aria-label={title}>
        {children}
      </fieldset>
    </details>
  )
}
