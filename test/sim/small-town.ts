import type { PersonId } from '../../src/domain/ids'
import type { SqlFile } from './sql-file'
import { type Account, addConnector, addPerson, ROOT, type Town } from './town'

const TERMS = {
  duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3_600, presetsSeconds: [] },
  justificationRequired: true,
  ticketRequired: false,
  pendingSeconds: 600,
  unusedSeconds: 600,
  mfa: { required: false, acr: [], amr: [] },
}

/** One exclusive resource behind one target, and one person who approves. */
export function smallTown(
  d1: SqlFile,
  people: readonly PersonId[],
  approver: PersonId,
  account: Account,
): Town {
  for (const id of [ROOT, ...people]) addPerson(d1, id)
  d1.all("INSERT INTO role_grants VALUES (?, 'administrator', '', 0)", [ROOT])
  addConnector(d1, 'target')
  const { resource, resourceName } = account
  d1.all(
    `INSERT INTO resources (id, name, kind, tags, sharing, created_at)
     VALUES (?, ?, 'database', '[]', 'exclusive', 0)`,
    [resource, resourceName],
  )
  d1.all(
    `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
     VALUES (?, ?, ?, 'provision', 'con_target', '{}', 0)`,
    [account.id, resource, account.name],
  )
  const steps = [{ name: 'step', quorum: 1, people: [approver], groups: [] }]
  d1.all(
    `INSERT INTO policies (id, position, revision, name, active, resources, requesters, terms,
       created_at, updated_at)
     VALUES ('pol_only', 1, 1, 'policy', 1, 'db-*', '{"everybody":true}', ?, 0, 0)`,
    [JSON.stringify({ ...TERMS, steps })],
  )
  return { people, groups: [], resources: [resource], accounts: [account], targets: ['target'] }
}
