import { describe, expect, it } from 'vitest'
import { postgres } from '../../src/connectors/postgres/postgres'
import type { AccessMode } from '../../src/domain/account'
import { ChooseModePage } from '../../src/pages/admin/account-choices-page'
import { AccountFormPage } from '../../src/pages/admin/account-form-page'
import { BLANK } from '../../src/pages/parts/fields'
import { markupOf } from './markup'
import { RESOURCE } from './samples'

const connectorRow = { id: 'con_pg', name: 'Shop database' } as const

function fieldsFor(mode: AccessMode): string[] {
  const markup = markupOf(
    <AccountFormPage
      {...{ resource: RESOURCE, connector: postgres, connectorRow, mode }}
      stored={null}
      draft={BLANK}
      problem={null}
    />,
  )
  return [...markup.matchAll(/name="settings\.(\w+)"/g)].map((match) => match[1] ?? '')
}

describe('The form of an account', () => {
  it.each([
    ['provision', ['roles', 'database']],
    ['enable', ['role', 'login', 'database']],
    ['elevate', ['role', 'roles', 'database']],
    ['credential', ['role', 'database']],
  ] as const)('asks for what %s needs, and for nothing else', (mode, fields) => {
    expect(fieldsFor(mode)).toEqual(fields)
  })

  it('asks first how the account is given, each way that the connector has', () => {
    const markup = markupOf(
      <ChooseModePage
        {...{ resource: RESOURCE, connector: postgres, connectorRow }}
        name={null}
        chosen="elevate"
      />,
    )
    const offered = [...markup.matchAll(/value="(\w+)"/g)].map((match) => match[1])
    expect(offered).toEqual(['con_pg', ...postgres.modes])
    expect(markup).toMatch(/value="elevate" checked/)
  })
})
