import type { Connector, SetUp } from '../../connectors/connector'
import type { ConnectorRow } from '../../db/connectors'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { Empty } from '../parts/empty'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { SettingFields } from '../parts/setting-fields'
import { Instant } from '../parts/time'

type ListProps = {
  readonly rows: readonly (ConnectorRow & { readonly origin: string })[]
  readonly kinds: readonly Connector[]
  readonly query: Query
}

const PATH = '/admin/connectors'

/** The systems that Hallpass reaches. */
export function ConnectorsPage({ rows, kinds, query }: ListProps) {
  return (
    <>
      <Head title="Connectors" lead="How Hallpass reaches the systems behind your resources.">
        <a class="btn" data-variant="outline" href="/admin/changes">
          Proposed changes
        </a>
        <a class="btn" href={`${PATH}/new`}>
          New connector
        </a>
      </Head>
      <ListTools
        path={PATH}
        label="Search by name or target"
        query={query}
        choices={choicesOf(kinds)}
      />
      <Found path={PATH} query={query} next={null} count={rows.length}>
        {rows.length === 0 && (
          <Empty title="No connectors here">
            <p>Add one to tell Hallpass where a system is and how to log in to it.</p>
          </Empty>
        )}
        {rows.length > 0 && (
          <div class="table-container">
            <table class="table">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Kind</th>
                  <th>Target</th>
                  <th>Changed</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, kind, origin, updatedAt }) => (
                  <tr>
                    <td>
                      <a class="row-title" href={`/admin/connectors/${id}`}>
                        {name}
                      </a>
                    </td>
                    <td>{kinds.find((each) => each.kind === kind)?.title ?? kind}</td>
                    <td class="mono">{origin}</td>
                    <td class="muted">
                      <Instant at={updatedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Found>
    </>
  )
}

function choicesOf(kinds: readonly Connector[]) {
  const offered = kinds.map(({ kind, title }) => ({ value: kind, words: title }))
  return [
    { name: 'kind', label: 'Kind', options: [{ value: '', words: 'Any' }, ...offered] },
    {
      name: 'sort',
      label: 'Order',
      options: [
        { value: '', words: 'By name' },
        { value: 'changed', words: 'Changed last' },
      ],
    },
  ]
}

export type ConnectorFormProps = {
  readonly connector: Connector
  /** Null for a new one. */
  readonly stored: { readonly id: string; readonly name: string } | null
  readonly draft: Draft
  readonly problem?: Said | null
  /** What a rehearsal found, when it worked. */
  readonly found?: string | null
  /** What to do at the target, where the connector says so. */
  readonly setUp?: SetUp | null
}

export function ConnectorFormPage(props: ConnectorFormProps) {
  const { connector, stored, draft, problem = null, found = null, setUp = null } = props
  const base = stored ? `/admin/connectors/${stored.id}` : '/admin/connectors'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/connectors', words: 'Connectors' }}
        title={stored ? stored.name : `New connector: ${connector.title}`}
        lead="Saving tries the settings first; nothing is granted by that."
      />
      <div id="rehearsal">
        <ProblemNotice problem={problem} />
        {found !== null && (
          <Notice tone="good" title="The connection works">
            <p>{found}</p>
          </Notice>
        )}
      </div>
      <div class="stack">
        <form class="card form" method="post" action={base}>
          <input type="hidden" name="kind" value={connector.kind} />
          <TextField draft={draft} name="name" label="Name" maxlength={120} required />
          <SettingFields fields={connector.settings} draft={draft} isStored={stored !== null} />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
            <button
              type="submit"
              class="btn"
              data-variant="outline"
              formaction={`${base}/rehearse`}
              formnovalidate
              data-swap="#rehearsal"
            >
              Test the connection
            </button>
          </div>
          <p class="muted small">{connector.residue}</p>
        </form>
        {setUp && <SetUpCard {...setUp} />}
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/delete`}
            title="Delete this connector"
            consequence="Possible only before an account has used it."
            name={stored.name}
            button="Delete it"
          />
        )}
      </div>
    </div>
  )
}

function SetUpCard({ lines, commands }: SetUp) {
  return (
    <section class="card stack" aria-labelledby="set-up">
      <h2 id="set-up">At the target</h2>
      <ul class="bullets">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {commands.map((command) => (
        <CopyLine text={command} what="the line" />
      ))}
    </section>
  )
}
