import type { MachineRow } from '../db/machines'
import type { Page } from '../db/page'
import { Tag } from './parts/badge'
import { Empty } from './parts/empty'
import { AreaField, type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { type Named, PrincipalsField } from './parts/principals-field'
import { useTexts } from './texts'

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
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.shell.machines} lead={texts.machines.lead} />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {found.items.length === 0 && (
          <Empty title={texts.machines.none}>
            <p>{texts.machines.noneHint}</p>
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
            <h2>{texts.machines.new}</h2>
            <MachineFields {...{ draft, owners }} />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.machines.add}
              </button>
            </div>
          </form>
        )}
      </div>
    </div>
  )
}

function Row({ row: { id, name, description, owners, active } }: { readonly row: MachineRow }) {
  const texts = useTexts()
  return (
    <li>
      <div class="row-main">
        <a class="row-title" href={`/machines/${id}`}>
          {name}
        </a>
        {description && <p class="small muted">{description}</p>}
        <p class="small muted">
          {owners.length === 0
            ? texts.machines.nobodyOwnsIt
            : texts.machines.ownedBy(owners.map(({ displayName }) => displayName).join(', '))}
        </p>
      </div>
      {!active && <Tag>{texts.machines.stopped}</Tag>}
    </li>
  )
}

type FieldsProps = { readonly draft: Draft; readonly owners: readonly Named[] }

export function MachineFields({ draft, owners }: FieldsProps) {
  const texts = useTexts()
  return (
    <>
      <TextField draft={draft} name="name" label={texts.parts.name} maxlength={64} required />
      <AreaField draft={draft} name="description" label={texts.machines.description} rows={2} />
      <PrincipalsField
        draft={draft}
        name="owners"
        label={texts.machines.owners}
        options={owners}
        addLabel={texts.machines.addOwners}
        addHint={texts.machines.addOwnersHint}
      />
    </>
  )
}
