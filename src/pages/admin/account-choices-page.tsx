import type { Connector } from '../../connectors/connector'
import type { ConnectorRow } from '../../db/connectors'
import type { ResourceRow } from '../../db/resources'
import type { AccessMode } from '../../domain/account'
import { Empty } from '../parts/empty'
import { ChoiceField, SelectField } from '../parts/fields'
import { Head } from '../parts/head'
import { MODE_WORDS } from './mode-words'

type ConnectorProps = {
  readonly resource: ResourceRow
  readonly connectors: readonly ConnectorRow[]
}

/** The settings of an account depend on its connector, so that comes first. */
export function ChooseConnectorPage({ resource, connectors }: ConnectorProps) {
  const options = connectors.map(({ id, name }) => ({ value: id, words: name }))
  const [first] = options
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title="Add an account"
      />
      {first ? (
        <form class="card form" method="get">
          <SelectField
            draft={{ typed: { connector: [first.value] }, faults: {} }}
            name="connector"
            label="Through which connector?"
            options={options}
            required
          />
          <GoOn />
        </form>
      ) : (
        <Empty title="There is no connector yet">
          <p>
            An account is given through a connector. <a href="/admin/connectors">Add one first</a>
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
  const [first] = connector.modes
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title={name ? `Edit ${name}` : 'Add an account'}
        lead={`Through ${connectorRow.name}.`}
      />
      <form class="card form" method="get">
        <input type="hidden" name="connector" value={connectorRow.id} />
        <ChoiceField
          draft={{ typed: { mode: [chosen ?? first ?? ''] }, faults: {} }}
          name="mode"
          label="How is it given?"
          type="radio"
          options={connector.modes.map((value) => ({ value, words: MODE_WORDS[value] }))}
        />
        <GoOn />
      </form>
    </div>
  )
}

function GoOn() {
  return (
    <div class="actions">
      <button type="submit" class="btn">
        Go on
      </button>
    </div>
  )
}
