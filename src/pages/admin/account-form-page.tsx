import { fieldsIn } from '../../commands/save-settings'
import type { Connector } from '../../connectors/connector'
import type { AccountRow } from '../../db/accounts'
import type { ConnectorRow } from '../../db/connectors'
import type { ResourceRow } from '../../db/resources'
import type { AccessMode } from '../../domain/account'
import { LIMITS } from '../../domain/limits'
import { ConfirmByName } from '../parts/confirm-by-name'
import { AreaField, BLANK, type Draft, Fault, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { SettingFields } from '../parts/setting-fields'
import { MODE_WORDS } from './mode-words'

export type AccountFormProps = {
  readonly resource: ResourceRow
  readonly connector: Connector
  readonly connectorRow: Pick<ConnectorRow, 'id' | 'name'>
  readonly stored: AccountRow | null
  readonly mode: AccessMode
  readonly draft: Draft
  readonly problem: Said | null
}

export function AccountFormPage(props: AccountFormProps) {
  const { resource, connector, connectorRow, stored, mode, draft, problem } = props
  const base = `/admin/resources/${resource.id}/accounts`
  const otherMode = `connector=${connectorRow.id}&mode=`
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
          <input type="hidden" name="mode" value={mode} />
          <div class="field">
            <p class="label">How it is given</p>
            <p>
              {MODE_WORDS[mode]}
              {connector.modes.length > 1 && (
                <>
                  {' '}
                  <a href={`${stored ? `${base}/${stored.id}` : `${base}/new`}?${otherMode}`}>
                    Give it another way
                  </a>
                </>
              )}
            </p>
            <Fault id="mode-fault" text={draft.faults.mode} />
          </div>
          <SettingFields fields={fieldsIn(mode, connector)} draft={draft} isStored={false} />
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
