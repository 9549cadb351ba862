import type { Fault } from '../../commands/configuration/place'
import { AreaField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'

type Props = {
  readonly draft: Draft
  readonly faults: readonly Fault[]
  readonly problem: Said | null
  /** A file was applied just now. */
  readonly isApplied: boolean
}

/** Everything that is kept here as one file: to take along, and to give back changed. */
export function ConfigurationPage({ draft, faults, problem, isApplied }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Configuration"
        lead="Groups, connectors, resources and policies as one YAML file, such as for git."
      >
        <a class="btn" data-variant="outline" href="/admin/configuration/hallpass.yaml">
          Download it
        </a>
      </Head>
      <div class="stack">
        {isApplied && <Notice tone="good" title="The file is applied, all of it" />}
        {faults.length > 0 ? <Faults faults={faults} /> : <ProblemNotice problem={problem} />}
        <form
          class="card form"
          method="post"
          action="/admin/configuration/plan"
          enctype="multipart/form-data"
        >
          <p>
            A file changes what it names, and leaves the rest as it is. What it would change is
            shown before anything is done.
          </p>
          <div class="field">
            <label for="upload">
              The file<span class="optional"> optional</span>
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
              Secrets are not in it. They are asked for where they are needed.
            </p>
          </div>
          <AreaField draft={draft} name="file" label="Or its text" rows={12} />
          <div class="actions">
            <button type="submit" class="btn">
              See what it would change
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const title = faults.length === 1 ? 'One thing is wrong' : `${faults.length} things are wrong`
  return (
    <Notice tone="bad" title={`${title}; nothing was changed`}>
      <ul class="bullets small">
        {faults.map(({ line, column, field, message }) => (
          <li>
            Line {line}, column {column}
            {field && (
              <>
                , <code>{field}</code>
              </>
            )}
            : {message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
