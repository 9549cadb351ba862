import type { DelegationRow } from '../db/delegations'
import type { PersonId } from '../domain/ids'
import { Empty } from './parts/empty'
import {
  AreaField,
  CheckField,
  ChoiceField,
  type Draft,
  type Option,
  TextField,
} from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { PostButton } from './parts/post-button'
import { Instant } from './parts/time'

type Props = {
  readonly personId: PersonId
  readonly rows: readonly DelegationRow[]
  readonly policies: readonly Option[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** Who decides in whose place, and a form to hand one's own decisions over. */
export function AwayPage({ personId, rows, policies, draft, problem }: Props) {
  return (
    <div class="narrow">
      <Head
        title="Away and standing in"
        lead="Whoever stands in for you decides in your place, and both names are kept. It counts as one person."
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {rows.length === 0 && (
          <Empty title="Nobody stands in for anybody">
            <p>Here is what you hand over, and what others hand over to you.</p>
          </Empty>
        )}
        {rows.map((row) => (
          <Delegation row={row} isMine={row.principalId === personId} />
        ))}
        <section class="card" aria-labelledby="hand-over">
          <h2 id="hand-over">Hand over, or be away</h2>
          <form class="form" method="post" action="/away">
            <TextField
              draft={draft}
              name="delegateId"
              label="Who stands in"
              hint="By name or e-mail address. Only who is away may leave it open."
              maxlength={200}
            />
            <CheckField
              draft={draft}
              name="isAway"
              label="I am away"
              hint="You are not asked and not reminded meanwhile, and nobody waits for you."
            />
            <TextField
              draft={draft}
              name="startsAt"
              label="From (UTC)"
              type="datetime-local"
              required
            />
            <TextField
              draft={draft}
              name="endsAt"
              label="Until (UTC)"
              type="datetime-local"
              required
            />
            {policies.length > 0 && (
              <ChoiceField
                draft={draft}
                name="policies"
                label="Only under these policies"
                hint="None ticked: under any."
                type="checkbox"
                options={policies}
              />
            )}
            <TextField
              draft={draft}
              name="resources"
              label="Only for these resources"
              hint="A glob such as prod-*."
              maxlength={64}
            />
            <TextField
              draft={draft}
              name="accounts"
              label="Only for these accounts"
              hint="A glob such as admin*."
              maxlength={64}
            />
            <AreaField draft={draft} name="note" label="Note" rows={2} maxlength={2000} />
            <div class="actions thumb">
              <button type="submit" class="btn">
                Save
              </button>
            </div>
          </form>
        </section>
      </div>
    </div>
  )
}

function Delegation({ row, isMine }: { readonly row: DelegationRow; readonly isMine: boolean }) {
  const { id, principalName, delegateName, isAway, startsAt, endsAt, note } = row
  const whom = isMine ? 'you' : principalName
  const title = delegateName
    ? `${isMine ? delegateName : 'You'} ${isMine ? 'stands' : 'stand'} in for ${whom}`
    : 'You are away'
  return (
    <article class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="muted">
        From <Instant at={startsAt} /> until <Instant at={endsAt} />
        {isAway && (isMine ? ', while you are away' : `, while ${principalName} is away`)}
        {limitsOf(row)}
      </p>
      {note && <p class="quote">{note}</p>}
      <PostButton action={`/away/${id}/end`} variant="outline">
        End it now
      </PostButton>
    </article>
  )
}

function limitsOf({ policies, resources, accounts }: DelegationRow): string {
  const limits = [
    policies && `${policies.length === 1 ? 'one policy' : `${policies.length} policies`}`,
    resources && `resources ${resources}`,
    accounts && `accounts ${accounts}`,
  ].filter(Boolean)
  return limits.length === 0 ? '' : `; only for ${limits.join(', ')}`
}
