import { CHANNEL_KINDS } from '../../domain/channel/channel'
import { ALL_GROUPS } from '../../domain/channel/event-group'
import { CheckField, ChoiceField, type Draft, SelectField, TextField } from '../parts/fields'
import { one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'

type Props = { readonly draft: Draft; readonly action: string; readonly isNew?: boolean }

/** Where a channel is, and what it wants to hear. */
export function ChannelForm({ draft, action, isNew = false }: Props) {
  const { channels, parts } = useTexts()
  const kinds = CHANNEL_KINDS.map((value) => ({ value, words: channels.kinds[value] }))
  const groups = ALL_GROUPS.map((value) => ({ value, words: channels.groups[value] }))
  return (
    <form class="card form" method="post" action={action}>
      <TextField draft={draft} name="name" label={parts.name} maxlength={120} required />
      {isNew && (
        <SelectField draft={draft} name="kind" label={parts.kind} options={kinds} required />
      )}
      <TextField
        draft={draft}
        name="address"
        label={isNew ? channels.address : channels.newAddress}
        type="password"
        hint={isNew ? channels.addressHint : channels.keepAddress}
        maxlength={2_000}
        required={isNew}
      />
      <ChoiceField
        draft={draft}
        name="groups"
        label={channels.hears}
        type="checkbox"
        options={groups}
      />
      <TextField
        draft={draft}
        name="resources"
        label={channels.resources}
        hint={channels.resourcesHint}
        maxlength={64}
      />
      <TextField draft={draft} name="tag" label={channels.tag} maxlength={64} />
      <CheckField draft={draft} name="isActive" label={channels.on} hint={channels.onHint} />
      <div class="actions">
        <button type="submit" class="btn">
          {parts.save}
        </button>
      </div>
    </form>
  )
}

/** What was left empty was not said. */
export function channelDraftOf(typed: Typed) {
  const said = (name: string) => one(typed, name).trim() || null
  return {
    name: one(typed, 'name'),
    groups: typed.groups ?? [],
    resources: said('resources'),
    tag: said('tag'),
    isActive: one(typed, 'isActive') === 'yes',
  }
}
