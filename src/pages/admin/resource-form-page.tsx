import type { ResourceRow } from '../../db/resources'
import { RESOURCE_KINDS, SHARINGS } from '../../domain/account'
import { LIMITS } from '../../domain/limits'
import { AreaField, ChoiceField, type Draft, SelectField, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'

type Props = {
  readonly stored: ResourceRow | null
  readonly draft: Draft
  readonly problem: Said | null
}

export function ResourceFormPage({ stored, draft, problem }: Props) {
  const texts = useTexts()
  const back = stored
    ? { href: `/admin/resources/${stored.id}`, words: stored.name }
    : { href: '/admin/resources', words: texts.shell.resources }
  return (
    <div class="narrow">
      <Head back={back} title={stored ? texts.parts.editNamed(stored.name) : texts.resources.new} />
      <ProblemNotice problem={problem} />
      <form
        class="card form"
        method="post"
        action={stored ? `/admin/resources/${stored.id}` : '/admin/resources'}
      >
        <TextField
          draft={draft}
          name="name"
          label={texts.parts.name}
          hint={texts.resources.nameHint}
          maxlength={LIMITS.nameLength}
          required
        />
        <SelectField
          draft={draft}
          name="kind"
          label={texts.parts.kind}
          options={RESOURCE_KINDS.map((value) => ({
            value,
            words: texts.resources.kinds[value],
          }))}
          required
        />
        <AreaField draft={draft} name="description" label={texts.parts.description} rows={2} />
        <TextField
          draft={draft}
          name="tags"
          label={texts.resources.tags}
          hint={texts.resources.tagsHint}
        />
        <ChoiceField
          draft={draft}
          name="sharing"
          label={texts.resources.whoAtOnce}
          type="radio"
          options={SHARINGS.map((value) => ({ value, words: texts.resources.sharings[value] }))}
        />
        <div class="actions">
          <button type="submit" class="btn">
            {texts.parts.save}
          </button>
        </div>
      </form>
    </div>
  )
}
