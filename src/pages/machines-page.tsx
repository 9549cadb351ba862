import type { MachineRow } from '../db/machines'
import type { Page } from '../db/page'
import { Tag } from './parts/badge'
import { Empty } from './parts/empty'
import { AreaField, type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { type Named, PrincipalsField } from './parts/principals-field'

type Props = {
  readonly found: Page<MachineRow>
  readonly query: Query
  readonly mayManage: boolean
  readonly owners: readonly Named[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** Machines, and who answers for each: all of them for whoever manages them, else one’s own. */
export function MachinesPage({ found, query, mayManage, owners, draft, problem }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Machines"
        lead="Programs that ask on their own behalf, under policies that name them. They never decide, and neither do their owners on what they ask."
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {found.items.length === 0 && (
          <Empty title="No machines">
            <p>A deployment, a backup or an agent gets a machine of its own, with narrow tokens.</p>
          </Empty>
        )}
        {found.items.length > 0 && (
          <ul class="rows">
            {found.items.map((row) => (
              <Row row={row} />
            ))}
          </ul>
        )}
        <Pager path="/machines" query={query} next={found.next} />
        {mayManage && (
          <form class="card form" method="post" action="/machines">
            <h2>New machine</h2>
            <MachineFields {...{ draft, owners }} />
            <div class="actions">
              <button type="submit" class="btn">
                Add this machine
              </button>
            </div>
          </form>
        )}
      </div>
    </div>
  )
}

function Row({ row: { id, name, description, owners, active } }: { readonly row: MachineRow }) {
  return (
    <li>
      <div class="row-main">
        <a class="row-title" href={`/machines/${id}`}>
          {name}
        </a>
        {description && <p class="small muted">{description}</p>}
        <p class="small muted">
          {owners.length === 0
            ? 'Nobody owns it.'
            : `Owned by ${owners.map(({ displayName }) => displayName).join(', ')}`}
        </p>
      </div>
      {!active && <Tag>stopped</Tag>}
    </li>
  )
}

type FieldsProps = { readonly draft: Draft; readonly owners: readonly Named[] }

export function MachineFields({ draft, owners }: FieldsProps) {
  return (
    <>
      <TextField draft={draft} name="name" label="Name" maxlength={64} required />
      <AreaField draft={draft} name="description" label="Description" rows={2} />
      <PrincipalsField
        draft={draft}
        name="owners"
        label="Owners"
        options={owners}
        addLabel="Add owners"
        addHint="Names or e-mail addresses, separated by commas. What the machine asks counts as theirs."
      />
    </>
  )
}
