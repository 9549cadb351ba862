import { type Draft, Fault } from '../parts/fields'
import { type Named, PrincipalsField } from '../parts/principals-field'

export type NamedProps = {
  readonly draft: Draft
  readonly groups: readonly Named[]
  /** Whether there are groups that are not among them, to be added by name. */
  readonly hasMoreGroups: boolean
  /** Those who are named already. */
  readonly people: readonly Named[]
}

type WhoProps = NamedProps & { readonly prefix: string }

const ADD_GROUPS = { addLabel: 'Add groups', addHint: 'Whole names, separated by commas.' }

/** People and groups at one place of the form: those there are to tick, and a line to add others. */
export function Who({ draft, groups, hasMoreGroups, people, prefix }: WhoProps) {
  const chosen = draft.typed[`${prefix}.people`] ?? []
  const named = draft.typed[`${prefix}.groups`] ?? []
  return (
    <>
      <PrincipalsField
        draft={draft}
        name={`${prefix}.groups`}
        label="Groups"
        options={hasMoreGroups ? groups.filter(({ id }) => named.includes(id)) : groups}
        {...(hasMoreGroups ? ADD_GROUPS : {})}
      />
      <PrincipalsField
        draft={draft}
        name={`${prefix}.people`}
        label="People"
        options={people.filter(({ id }) => chosen.includes(id))}
        addLabel="Add people"
        addHint="Names or e-mail addresses, separated by commas."
      />
      <Fault id={`${prefix}-fault`} text={draft.faults[prefix]} />
    </>
  )
}
