import type { Connector } from '../../connectors/connector'
import type { AccountRow } from '../../db/accounts'
import type { ConnectorRow } from '../../db/connectors'
import type { ResourceRow } from '../../db/resources'
import { LIMITS } from '../../domain/limits'
import { ConfirmByName } from '../parts/confirm-by-name'
import { Empty } from '../parts/empty'
import { AreaField, BLANK, ChoiceField, type Draft, SelectField, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { SettingFields } from '../parts/setting-fields'

type ChooseProps = {
  readonly resource: ResourceRow
  readonly connectors: readonly ConnectorRow[]
}

/** The settings of an account depend on its connector, so that comes first. */
export function ChooseConnectorPage({ resource, connectors }: ChooseProps) {
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
          <div class="actions">
            <button type="submit" class="btn">
              Go on
            </button>
          </div>
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

export type AccountFormProps = {
  readonly resource: ResourceRow
  readonly connector: Connector
  readonly connectorRow: Pick<ConnectorRow, 'id' | 'name'>
  readonly stored: AccountRow | null
  readonly draft: Draft
  readonly problem: Said | null
}

const MODE_WORDS = {
  enable: 'Enable: disabled at rest',
  provision: 'Provision: exists only while held',
  elevate: 'Elevate: an existing account gains a right',
  credential: 'Credential: a stored secret is shown, then changed',
  certificate: 'Certificate: a short-lived one is issued',
} as const

export function AccountFormPage(props: AccountFormProps) {
  const { resource, connector, connectorRow, stored, draft, problem } = props
  const base = `/admin/resources/${resource.id}/accounts`
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title={stored ? `Edit ${stored.name}` : 'Add an account'}
        lead={`Through ${connectorRow.name}. Saving tries it first; nothing is granted by that.`}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <form class="card form" method="post" action={stored ? `${base}/${stored.id}` : base}>
          <input type="hidden" name="connectorId" value={connectorRow.id} />
          <TextField
            draft={draft}
            name="name"
            label="Name"
            hint="What people ask for, such as admin or readonly."
            maxlength={LIMITS.nameLength}
            required
          />
          <ChoiceField
            draft={draft}
            name="mode"
            label="How it is given"
            type="radio"
            options={connector.modes.map((value) => ({ value, words: MODE_WORDS[value] }))}
          />
          <SettingFields fields={connector.accountSettings} draft={draft} isStored={false} />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
          </div>
          <p class="muted small">{connector.residue}</p>
        </form>
        {stored && connector.keepsSecret && (
          <form class="card form" method="post" action={`${base}/${stored.id}/secret`}>
            <h2>The secret</h2>
            <AreaField
              draft={BLANK}
              name="secret"
              label="What it is from now on"
              hint="Kept sealed, and shown to nobody but a holder. A file as base64, at most 64 KiB."
              rows={3}
              required
            />
            <div class="actions">
              <button type="submit" class="btn">
                Store the secret
              </button>
            </div>
          </form>
        )}
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/${stored.id}/retire`}
            title="Retire this account"
            consequence="Nobody can ask for it any more, and it does not come back. Access that is open runs to its end."
            name={stored.name}
            button={`Retire ${stored.name}`}
          />
        )}
      </div>
    </div>
  )
}
