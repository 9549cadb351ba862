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
import { Residue } from '../parts/residue'
import { SettingFields } from '../parts/setting-fields'
import { useTexts } from '../texts'

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
  const texts = useTexts()
  const { resource, connector, connectorRow, stored, mode, draft, problem } = props
  const base = `/admin/resources/${resource.id}/accounts`
  const otherMode = `connector=${connectorRow.id}&mode=`
  return (
    <div class="narrow">
      <Head
        back={{ href: `/admin/resources/${resource.id}`, words: resource.name }}
        title={stored ? texts.parts.editNamed(stored.name) : texts.accounts.add}
        lead={texts.accounts.throughTried(connectorRow.name)}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <form class="card form" method="post" action={stored ? `${base}/${stored.id}` : base}>
          <input type="hidden" name="connectorId" value={connectorRow.id} />
          <TextField
            draft={draft}
            name="name"
            label={texts.parts.name}
            hint={texts.accounts.nameHint}
            maxlength={LIMITS.nameLength}
            required
          />
          <input type="hidden" name="mode" value={mode} />
          <div class="field">
            <p class="label">{texts.accounts.howItIsGiven}</p>
            <p>
              {texts.accounts.modes[mode]}
              {connector.modes.length > 1 && (
                <>
                  {' '}
                  <a href={`${stored ? `${base}/${stored.id}` : `${base}/new`}?${otherMode}`}>
                    {texts.accounts.giveOtherwise}
                  </a>
                </>
              )}
            </p>
            <Fault id="mode-fault" text={draft.faults.mode} />
          </div>
          <SettingFields fields={fieldsIn(mode, connector)} draft={draft} isStored={false} />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
          </div>
          <Residue text={connector.residue} />
        </form>
        {stored && connector.keepsSecret && (
          <form class="card form" method="post" action={`${base}/${stored.id}/secret`}>
            <h2>{texts.accounts.theSecret}</h2>
            <AreaField
              draft={BLANK}
              name="secret"
              label={texts.accounts.secretFromNow}
              hint={texts.accounts.secretHint}
              rows={3}
              required
            />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.accounts.storeSecret}
              </button>
            </div>
          </form>
        )}
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/${stored.id}/retire`}
            title={texts.accounts.retire}
            consequence={texts.accounts.retireTerms}
            name={stored.name}
            button={texts.parts.retireNamed(stored.name)}
          />
        )}
      </div>
    </div>
  )
}
