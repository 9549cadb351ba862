import { CHANNEL_KINDS } from '../../domain/channel/channel'
import { ALL_GROUPS, EVENT_GROUPS } from '../../domain/channel/event-group'
import { CheckField, ChoiceField, type Draft, SelectField, TextField } from '../parts/fields'
import { one, type Typed } from '../parts/typed'
import { CHANNEL_KIND_WORDS } from './channel-kind-words'

type Props = { readonly draft: Draft; readonly action: string; readonly isNew?: boolean }

const KINDS = CHANNEL_KINDS.map((value) => ({ value, words: CHANNEL_KIND_WORDS[value] }))
const GROUPS = ALL_GROUPS.map((value) => ({ value, words: EVENT_GROUPS[value] }))

/** Where a channel is, and what it wants to hear. */
export function ChannelForm({ draft, action, isNew = false }: Props) {
  return (
    <form class="card form" method="post" action={action}>
      <TextField draft={draft} name="name" label="Name" maxlength={120} required />
      {isNew && <SelectField draft={draft} name="kind" label="Kind" options={KINDS} required />}
      <TextField
        draft={draft}
        name="address"
        label={isNew ? 'Address' : 'New address'}
        type="password"
        hint={
          isNew
            ? 'Where messages are posted, with https. It is sealed; of Slack’s and Teams’ nothing but the host is shown again.'
            : 'Leave it empty to keep the one that it has.'
        }
        maxlength={2_000}
        required={isNew}
      />
      <ChoiceField
        draft={draft}
        name="groups"
        label="What it hears"
        type="checkbox"
        options={GROUPS}
      />
      <TextField
        draft={draft}
        name="resources"
        label="Only about these resources"
        hint="A glob, such as prod-*. Where resources are chosen, what is about none is not told."
        maxlength={64}
      />
      <TextField
        draft={draft}
        name="tag"
        label="Only about resources with this tag"
        maxlength={64}
      />
      <CheckField
        draft={draft}
        name="isActive"
        label="On"
        hint="While it is off, it hears nothing, and what waits for it stays where it is."
      />
      <div class="actions">
        <button type="submit" class="btn">
          Save
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
