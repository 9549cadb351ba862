import type { ResourceRow } from '../../db/resources'
import { RESOURCE_KINDS, SHARINGS } from '../../domain/account'
import { LIMITS } from '../../domain/limits'
import { AreaField, ChoiceField, type Draft, SelectField, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'

type Props = {
  readonly stored: ResourceRow | null
  readonly draft: Draft
  readonly problem: Said | null
}

const SHARING_WORDS = {
  exclusive: 'One holder at a time',
  'exclusive-per-account': 'One holder per account',
  shared: 'Shared',
} as const

export function ResourceFormPage({ stored, draft, problem }: Props) {
  const back = stored
    ? { href: `/admin/resources/${stored.id}`, words: stored.name }
    : { href: '/admin/resources', words: 'Resources' }
  return (
    <div class="narrow">
      <Head back={back} title={stored ? `Edit ${stored.name}` : 'New resource'} />
      <ProblemNotice problem={problem} />
      <form
        class="card form"
        method="post"
        action={stored ? `/admin/resources/${stored.id}` : '/admin/resources'}
      >
        <TextField
          draft={draft}
          name="name"
          label="Name"
          hint="Letters, digits, “.”, “_” and “-”. Policies match it."
          maxlength={LIMITS.nameLength}
          required
        />
        <SelectField
          draft={draft}
          name="kind"
          label="Kind"
          options={RESOURCE_KINDS.map((value) => ({ value, words: value }))}
          required
        />
        <AreaField draft={draft} name="description" label="Description" rows={2} />
        <TextField
          draft={draft}
          name="tags"
          label="Tags"
          hint="Separated by commas. Policies can ask for them."
        />
        <ChoiceField
          draft={draft}
          name="sharing"
          label="Who may hold it at once"
          type="radio"
          options={SHARINGS.map((value) => ({ value, words: SHARING_WORDS[value] }))}
        />
        <div class="actions">
          <button type="submit" class="btn">
            Save
          </button>
        </div>
      </form>
    </div>
  )
}
