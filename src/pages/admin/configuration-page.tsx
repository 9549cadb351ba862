import type { Fault } from '../../commands/configuration/place'
import { AreaField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'

type Props = {
  readonly draft: Draft
  readonly faults: readonly Fault[]
  readonly problem: Said | null
  /** A file was applied just now. */
  readonly isApplied: boolean
}

/** Everything that is kept here as one file: to take along, and to give back changed. */
export function ConfigurationPage({ draft, faults, problem, isApplied }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.configuration.title} lead={texts.configuration.lead}>
        <a class="btn" data-variant="outline" href="/admin/configuration/hallpass.yaml">
          {texts.configuration.download}
        </a>
      </Head>
      <div class="stack">
        {isApplied && <Notice tone="good" title={texts.configuration.isApplied} />}
        {faults.length > 0 ? <Faults faults={faults} /> : <ProblemNotice problem={problem} />}
        <form
          class="card form"
          method="post"
          action="/admin/configuration/plan"
          enctype="multipart/form-data"
        >
          <p>{texts.configuration.terms}</p>
          <div class="field">
            <label for="upload">
              {texts.configuration.theFile}
              <span class="optional"> {texts.shell.optional}</span>
            </label>
            <input
              class="input"
              id="upload"
              type="file"
              name="upload"
              accept=".yaml,.yml"
              aria-describedby="upload-hint"
            />
            <p class="hint" id="upload-hint">
              {texts.configuration.noSecrets}
            </p>
          </div>
          <AreaField draft={draft} name="file" label={texts.configuration.orText} rows={12} />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.configuration.seeChanges}
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const texts = useTexts()
  return (
    <Notice tone="bad" title={texts.configuration.thingsWrong(faults.length)}>
      <ul class="bullets small">
        {faults.map(({ line, column, field, message }) => (
          <li>
            {texts.configuration.at(line, column)}
            {field && (
              <>
                , <code>{field}</code>
              </>
            )}
            : {texts.told(message)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
