import type { DelegationRow } from '../db/delegations'
import type { Page } from '../db/page'
import type { PersonId } from '../domain/ids'
import type { Texts } from '../texts/english'
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
import { Pager, type Query } from './parts/pager'
import { PostButton } from './parts/post-button'
import { Instant } from './parts/time'
import { useTexts } from './texts'

type Props = {
  readonly personId: PersonId
  readonly found: Page<DelegationRow>
  readonly query: Query
  readonly policies: readonly Option[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** Who decides in whose place, and a form to hand one's own decisions over. */
export function AwayPage({ personId, found, query, policies, draft, problem }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.shell.away} lead={texts.away.lead} />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {found.items.length === 0 && (
          <Empty title={texts.away.nobody}>
            <p>{texts.away.nobodyHint}</p>
          </Empty>
        )}
        {found.items.map((row) => (
          <Delegation row={row} isMine={row.principalId === personId} />
        ))}
        <Pager path="/away" query={query} next={found.next} />
        <section class="card" aria-labelledby="hand-over">
          <h2 id="hand-over">{texts.away.handOver}</h2>
          <form class="form" method="post" action="/away">
            <TextField
              draft={draft}
              name="delegateId"
              label={texts.away.who}
              hint={texts.away.whoHint}
              maxlength={200}
            />
            <CheckField
              draft={draft}
              name="isAway"
              label={texts.away.iAmAway}
              hint={texts.away.iAmAwayHint}
            />
            <TextField
              draft={draft}
              name="startsAt"
              label={texts.away.from}
              type="datetime-local"
              required
            />
            <TextField
              draft={draft}
              name="endsAt"
              label={texts.away.until}
              type="datetime-local"
              required
            />
            {policies.length > 0 && (
              <ChoiceField
                draft={draft}
                name="policies"
                label={texts.away.onlyPolicies}
                hint={texts.away.onlyPoliciesHint}
                type="checkbox"
                options={policies}
              />
            )}
            <TextField
              draft={draft}
              name="resources"
              label={texts.away.onlyResources}
              hint={texts.away.onlyResourcesHint}
              maxlength={64}
            />
            <TextField
              draft={draft}
              name="accounts"
              label={texts.away.onlyAccounts}
              hint={texts.away.onlyAccountsHint}
              maxlength={64}
            />
            <AreaField
              draft={draft}
              name="note"
              label={texts.away.note}
              rows={2}
              maxlength={2000}
            />
            <div class="actions thumb">
              <button type="submit" class="btn">
                {texts.parts.save}
              </button>
            </div>
          </form>
        </section>
      </div>
    </div>
  )
}

function Delegation({ row, isMine }: { readonly row: DelegationRow; readonly isMine: boolean }) {
  const texts = useTexts()
  const { id, principalName, isAway, startsAt, endsAt, note } = row
  return (
    <article class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{titleOf(texts, row, isMine)}</h2>
      <p class="muted">
        {texts.away.span(<Instant at={startsAt} />, <Instant at={endsAt} />)}
        {isAway && `, ${isMine ? texts.away.whileYouAreAway : texts.away.whileAway(principalName)}`}
        {limitsOf(texts, row)}
      </p>
      {note && <p class="quote">{note}</p>}
      <PostButton action={`/away/${id}/end`} variant="outline">
        {texts.away.endNow}
      </PostButton>
    </article>
  )
}

function titleOf({ away }: Texts, row: DelegationRow, isMine: boolean): string {
  const { principalName, delegateName } = row
  if (!delegateName) return away.youAreAway
  return isMine ? away.standsInForYou(delegateName) : away.youStandInFor(principalName)
}

function limitsOf({ away }: Texts, { policies, resources, accounts }: DelegationRow): string {
  const limits = [
    policies && away.policies(policies.length),
    resources && away.resources(resources),
    accounts && away.accounts(accounts),
  ].filter(Boolean)
  return limits.length === 0 ? '' : `; ${away.onlyFor(limits.join(', '))}`
}
