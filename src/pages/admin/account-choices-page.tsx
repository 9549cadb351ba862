import type { Connector } from '../../connectors/connector'
import type { ConnectorRow } from '../../db/connectors'
import type { ResourceRow } from '../../db/resources'
import type { AccessMode } from '../../domain/account'
import type { ConnectorId } from '../../domain/ids'
import { Empty } from '../parts/empty'
import { ChoiceField, SelectField } from '../parts/fields'
import { Head } from '../parts/head'
import { useTexts } from '../texts'

type ConnectorProps = {
  readonly resource: ResourceRow
  readonly connectors: readonly ConnectorRow[]
  /** What leads to the accounts that the resource has: most likely to this one, too. */
  readonly usual: ConnectorId | undefined
}

/** The settings of an account depend on its connector, so that comes first. */
export function ChooseConnectorPage({ resource, connectors, usual }: ConnectorProps) {
  const texts = useTexts()
  const options = connectors.map(({ id, name }) => ({ value: id, words: name }))
  const [first] = options
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title={texts.accounts.add}
      />
      {first ? (
        <form class="card form" method="get">
          <SelectField
            draft={{ typed: { connector: [usual ?? first.value] }, faults: {} }}
            name="connector"
            label={texts.accounts.throughWhich}
            options={options}
            required
          />
          <GoOn />
        </form>
      ) : (
        <Empty title={texts.accounts.noConnector}>
          <p>
            {texts.accounts.connectorFirst((words) => (
              <a href="/admin/connectors">{words}</a>
            ))}
          </p>
        </Empty>
      )}
    </div>
  )
}

type ModeProps = {
  readonly resource: ResourceRow
  readonly connector: Connector
  readonly connectorRow: Pick<ConnectorRow, 'id' | 'name'>
  readonly name: string | null
  readonly chosen: AccessMode | undefined
}

/** How it is given decides what else must be said, so that is asked before the rest. */
export function ChooseModePage({ resource, connector, connectorRow, name, chosen }: ModeProps) {
  const texts = useTexts()
  const [first] = connector.modes
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title={name ? texts.parts.editNamed(name) : texts.accounts.add}
        lead={texts.accounts.through(connectorRow.name)}
      />
      <form class="card form" method="get">
        <input type="hidden" name="connector" value={connectorRow.id} />
        <ChoiceField
          draft={{ typed: { mode: [chosen ?? first ?? ''] }, faults: {} }}
          name="mode"
          label={texts.accounts.howGiven}
          type="radio"
          options={connector.modes.map((value) => ({ value, words: texts.accounts.modes[value] }))}
        />
        <GoOn />
      </form>
    </div>
  )
}

function GoOn() {
  const texts = useTexts()
  return (
    <div class="actions">
      <button type="submit" class="btn">
        {texts.passkeys.goOn}
      </button>
    </div>
  )
}
