import type { Connector, SetUp } from '../../connectors/connector'
import type { ConnectorRow } from '../../db/connectors'
import type { Texts } from '../../texts/english'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { Empty } from '../parts/empty'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { Residue } from '../parts/residue'
import { SettingFields } from '../parts/setting-fields'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type ListProps = {
  readonly rows: readonly (ConnectorRow & { readonly origin: string })[]
  readonly kinds: readonly Connector[]
  readonly query: Query
}

const PATH = '/admin/connectors'

/** The systems that Hallpass reaches. */
export function ConnectorsPage({ rows, kinds, query }: ListProps) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.shell.connectors} lead={texts.connectors.lead}>
        <a class="btn" data-variant="outline" href="/admin/changes">
          {texts.parts.proposedChanges}
        </a>
        <a class="btn" href={`${PATH}/new`}>
          {texts.connectors.new}
        </a>
      </Head>
      <ListTools
        path={PATH}
        label={texts.connectors.search}
        query={query}
        choices={choicesOf(texts, kinds)}
      />
      <Found path={PATH} query={query} next={null} count={rows.length}>
        {rows.length === 0 && (
          <Empty title={texts.connectors.none}>
            <p>{texts.connectors.noneHint}</p>
          </Empty>
        )}
        {rows.length > 0 && (
          <div class="table-container">
            <table class="table">
              <thead>
                <tr>
                  <th>{texts.parts.name}</th>
                  <th>{texts.parts.kind}</th>
                  <th>{texts.connectors.target}</th>
                  <th>{texts.connectors.changed}</th>
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
                    <td>{texts.told(kinds.find((each) => each.kind === kind)?.title ?? kind)}</td>
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

function choicesOf(texts: Texts, kinds: readonly Connector[]) {
  const offered = kinds.map(({ kind, title }) => ({ value: kind, words: texts.told(title) }))
  return [
    {
      name: 'kind',
      label: texts.parts.kind,
      options: [{ value: '', words: texts.parts.any }, ...offered],
    },
    {
      name: 'sort',
      label: texts.parts.order,
      options: [
        { value: '', words: texts.parts.byName },
        { value: 'changed', words: texts.connectors.changedLast },
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
  const texts = useTexts()
  const { connector, stored, draft, problem = null, found = null, setUp = null } = props
  const base = stored ? `/admin/connectors/${stored.id}` : '/admin/connectors'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/connectors', words: texts.shell.connectors }}
        title={stored ? stored.name : texts.connectors.newOf(texts.told(connector.title))}
        lead={texts.connectors.formLead}
      />
      <div id="rehearsal">
        <ProblemNotice problem={problem} />
        {found !== null && (
          <Notice tone="good" title={texts.connectors.works}>
            <p>{texts.told(found)}</p>
          </Notice>
        )}
      </div>
      <div class="stack">
        <form class="card form" method="post" action={base}>
          <input type="hidden" name="kind" value={connector.kind} />
          <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
          <SettingFields fields={connector.settings} draft={draft} isStored={stored !== null} />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
            <button
              type="submit"
              class="btn"
              data-variant="outline"
              formaction={`${base}/rehearse`}
              formnovalidate
              data-swap="#rehearsal"
            >
              {texts.connectors.test}
            </button>
          </div>
          <Residue text={connector.residue} />
        </form>
        {setUp && <SetUpCard {...setUp} />}
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/delete`}
            title={texts.connectors.delete}
            consequence={texts.connectors.deleteTerms}
            name={stored.name}
            button={texts.connectors.deleteIt}
          />
        )}
      </div>
    </div>
  )
}

function SetUpCard({ lines, commands }: SetUp) {
  const texts = useTexts()
  return (
    <section class="card stack" aria-labelledby="set-up">
      <h2 id="set-up">{texts.connectors.atTarget}</h2>
      <ul class="bullets">
        {lines.map((line) => (
          <li>{texts.told(line)}</li>
        ))}
      </ul>
      {commands.map((command) => (
        <CopyLine text={command} what={texts.connectors.theLine} />
      ))}
    </section>
  )
}
