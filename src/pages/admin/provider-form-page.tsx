import type { ReconciliationStory } from '../../commands/reconcile/look'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { AreaField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { ReadingCard } from './reading-result'

type Props = {
  /** Null for a new one. */
  readonly provider: {
    readonly id: string
    readonly name: string
    readonly issuer: string
    readonly redirectUri: string
  } | null
  readonly draft: Draft
  readonly problem: Said | null
  readonly reading: ReconciliationStory | null
}

/** How to speak to a provider, and what its claims mean here. */
export function ProviderFormPage({ provider, draft, problem, reading }: Props) {
  const home = provider ? `/admin/providers/${provider.id}` : '/admin/providers'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/providers', words: 'Identity providers' }}
        title={provider?.name ?? 'New identity provider'}
        lead={provider?.issuer}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {provider && <Addresses redirectUri={provider.redirectUri} />}
        {provider && <ReadingCard story={reading} home={home} />}
        <form class="card form" method="post" action={home}>
          <TextField
            draft={draft}
            name="name"
            label="Name"
            hint="People read it on the button that they sign in with."
            maxlength={120}
            required
          />
          {!provider && (
            <TextField
              draft={draft}
              name="issuer"
              label="Issuer"
              hint="Exactly as the provider calls itself; it cannot be changed later."
              maxlength={500}
              required
            />
          )}
          <TextField draft={draft} name="clientId" label="Client id" maxlength={500} required />
          <TextField
            draft={draft}
            name="clientSecret"
            label="Client secret"
            type="password"
            hint={provider ? 'Left empty, it stays as it is.' : undefined}
            maxlength={2_000}
            required={!provider}
          />
          <TextField
            draft={draft}
            name="claims.subject"
            label="Claims that name a person for good"
            hint="sub, or several that only together do, such as “tid oid” at Entra ID."
            maxlength={400}
          />
          <TextField draft={draft} name="claims.name" label="Claim of the name" maxlength={120} />
          <TextField
            draft={draft}
            name="claims.email"
            label="Claim of the e-mail address"
            maxlength={120}
          />
          <TextField draft={draft} name="claims.groups" label="Claim of groups" maxlength={120} />
          <MappingField draft={draft} />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
          </div>
        </form>
        {provider && (
          <ConfirmByName
            draft={draft}
            action={`${home}/retire`}
            title="Take this provider away"
            consequence="Nobody signs in with it any more, sessions that began with it end, and people lose the groups that it gave them, with the access that came so."
            name={provider.name}
            button={`Take ${provider.name} away`}
          />
        )}
      </div>
    </div>
  )
}

function MappingField({ draft }: { readonly draft: Draft }) {
  return (
    <AreaField
      draft={draft}
      name="groups"
      label="What its groups mean here"
      hint="One a line: what the provider calls it, an equals sign, the group here. Whoever signs in is put into these groups, and out of them when the provider does not list them any more."
      rows={4}
    />
  )
}

type FirstProps = {
  readonly issuer: string
  readonly redirectUri: string
  /** The claim that the settings name. */
  readonly claim: string | null
  readonly draft: Draft
  readonly problem: Said | null
  readonly reading: ReconciliationStory | null
}

/** The provider of the settings: only what its groups mean is kept here. */
export function FirstProviderPage(props: FirstProps) {
  const { issuer, redirectUri, claim, draft, problem, reading } = props
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/providers', words: 'Identity providers' }}
        title="The provider of the settings"
        lead={issuer}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <Addresses redirectUri={redirectUri} />
        <ReadingCard story={reading} home="/admin/providers/idp_settings" />
        <form class="card form" method="post" action="/admin/providers/idp_settings/groups">
          <p class="muted small">
            {claim === null
              ? 'Its groups are not taken: set OIDC_GROUPS_CLAIM to the claim that lists them.'
              : `Its groups are in the claim ${claim}, which OIDC_GROUPS_CLAIM names.`}
          </p>
          <MappingField draft={draft} />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

function Addresses({ redirectUri }: { readonly redirectUri: string }) {
  return (
    <section class="card stack">
      <h2>What to enter at the provider</h2>
      <p class="muted small">The address that people come back to:</p>
      <CopyLine text={redirectUri} what="the address to come back to" />
      <p class="muted small">The address for back-channel logout:</p>
      <CopyLine
        text={redirectUri.replace(/\/callback.*$/, '/backchannel-logout')}
        what="the address for back-channel logout"
      />
    </section>
  )
}
