import type { ReconciliationStory } from '../../commands/reconcile/look'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { AreaField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  const home = provider ? `/admin/providers/${provider.id}` : '/admin/providers'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/providers', words: texts.people.providers }}
        title={provider?.name ?? texts.providers.new}
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
            label={texts.parts.name}
            hint={texts.providers.nameHint}
            maxlength={120}
            required
          />
          {!provider && (
            <TextField
              draft={draft}
              name="issuer"
              label={texts.providers.issuer}
              hint={texts.providers.issuerHint}
              maxlength={500}
              required
            />
          )}
          <TextField
            draft={draft}
            name="clientId"
            label={texts.providers.clientId}
            maxlength={500}
            required
          />
          <TextField
            draft={draft}
            name="clientSecret"
            label={texts.providers.clientSecret}
            type="password"
            hint={provider ? texts.providers.secretKept : undefined}
            maxlength={2_000}
            required={!provider}
          />
          <TextField
            draft={draft}
            name="claims.subject"
            label={texts.providers.subjectClaims}
            hint={texts.providers.subjectClaimsHint}
            maxlength={400}
          />
          <TextField
            draft={draft}
            name="claims.name"
            label={texts.providers.nameClaim}
            maxlength={120}
          />
          <TextField
            draft={draft}
            name="claims.email"
            label={texts.providers.emailClaim}
            maxlength={120}
          />
          <TextField
            draft={draft}
            name="claims.groups"
            label={texts.providers.groupsClaim}
            maxlength={120}
          />
          <MappingField draft={draft} />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
          </div>
        </form>
        {provider && (
          <ConfirmByName
            draft={draft}
            action={`${home}/retire`}
            title={texts.providers.takeAway}
            consequence={texts.providers.takeAwayTerms}
            name={provider.name}
            button={texts.providers.takeNamedAway(provider.name)}
          />
        )}
      </div>
    </div>
  )
}

function MappingField({ draft }: { readonly draft: Draft }) {
  const texts = useTexts()
  return (
    <AreaField
      draft={draft}
      name="groups"
      label={texts.providers.mappings}
      hint={texts.providers.mappingsHint}
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
  const texts = useTexts()
  const { issuer, redirectUri, claim, draft, problem, reading } = props
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/providers', words: texts.people.providers }}
        title={texts.providers.ofSettingsTitle}
        lead={issuer}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <Addresses redirectUri={redirectUri} />
        <ReadingCard story={reading} home="/admin/providers/idp_settings" />
        <form class="card form" method="post" action="/admin/providers/idp_settings/groups">
          <p class="muted small">
            {claim === null ? texts.providers.noGroupsClaim : texts.providers.groupsInClaim(claim)}
          </p>
          <MappingField draft={draft} />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

function Addresses({ redirectUri }: { readonly redirectUri: string }) {
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.providers.whatToEnter}</h2>
      <p class="muted small">{texts.providers.returnAddress}</p>
      <CopyLine text={redirectUri} what={texts.providers.theReturnAddress} />
      <p class="muted small">{texts.providers.logoutAddress}</p>
      <CopyLine
        text={redirectUri.replace(/\/callback.*$/, '/backchannel-logout')}
        what={texts.providers.theLogoutAddress}
      />
    </section>
  )
}
