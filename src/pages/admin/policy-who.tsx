import { type Draft, Fault } from '../parts/fields'
import { type Named, PrincipalsField } from '../parts/principals-field'
import { useTexts } from '../texts'

export type NamedProps = {
  readonly draft: Draft
  readonly groups: readonly Named[]
  /** Whether there are groups that are not among them, to be added by name. */
  readonly hasMoreGroups: boolean
  /** Those who are named already. */
  readonly people: readonly Named[]
}

type WhoProps = NamedProps & { readonly prefix: string }

/** People and groups at one place of the form: those there are to tick, and a line to add others. */
export function Who({ draft, groups, hasMoreGroups, people, prefix }: WhoProps) {
  const texts = useTexts()
  const adding = { addLabel: texts.groups.addGroups, addHint: texts.groups.addGroupsHint }
  const chosen = draft.typed[`${prefix}.people`] ?? []
  const named = draft.typed[`${prefix}.groups`] ?? []
  return (
    <>
      <PrincipalsField
        draft={draft}
        name={`${prefix}.groups`}
        label={texts.shell.groups}
        options={hasMoreGroups ? groups.filter(({ id }) => named.includes(id)) : groups}
        {...(hasMoreGroups ? adding : {})}
      />
      <PrincipalsField
        draft={draft}
        name={`${prefix}.people`}
        label={texts.shell.people}
        options={people.filter(({ id }) => chosen.includes(id))}
        addLabel={texts.groups.addPeople}
        addHint={texts.groups.addPeopleHint}
      />
      <Fault id={`${prefix}-fault`} text={draft.faults[prefix]} />
    </>
  )
}
