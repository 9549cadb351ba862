import type { MachineRule } from '../../db/machine-rules'
import type { MachineToken } from '../../db/machine-tokens'
import { scopeInWords } from '../../domain/permission/scope'
import { MACHINE_VERBS, TOKEN_VERBS } from '../../domain/token'
import { AreaField, CheckField, ChoiceField, type Draft, TextField } from './fields'
import { PostButton } from './post-button'
import { Instant } from './time'

type TokensProps = { readonly home: string; readonly tokens: readonly MachineToken[] }

/** What the machine can come with now. */
export function Tokens({ home, tokens }: TokensProps) {
  if (tokens.length === 0) return <p class="muted">It has no tokens and no sessions.</p>
  return (
    <ul class="rows">
      {tokens.map(({ id, name, verbs, scope, ruleId, expiresAt, usedAt }) => (
        <li>
          <div class="row-main">
            <span class="row-title">{ruleId ? `Session by ${name}` : name}</span>
            <p class="small muted">
              {verbs.join(', ')}; for {scopeInWords(scope)}; until <Instant at={expiresAt} />
            </p>
            <LastUse at={usedAt} />
          </div>
          <PostButton
            action={`${home}/tokens/${id}/revoke`}
            variant="danger"
            size="small"
            confirm="Whatever uses it is shut out at once."
            label={`Revoke ${name}`}
          >
            Revoke
          </PostButton>
        </li>
      ))}
    </ul>
  )
}

type RulesProps = {
  readonly home: string
  readonly rules: readonly MachineRule[]
  readonly mayManage: boolean
}

/** Which workloads may come as this machine. */
export function Rules({ home, rules, mayManage }: RulesProps) {
  if (rules.length === 0) return <p class="muted">No rule: no workload comes as this machine.</p>
  return (
    <ul class="rows">
      {rules.map(({ id, name, issuer, audience, claims, usedAt, ...rest }) => (
        <li>
          <div class="row-main">
            <span class="row-title">{name}</span>
            <p class="small muted">
              {issuer}, for {audience}
            </p>
            {claims.map(({ claim, pattern }) => (
              <p class="small mono">
                {claim}={pattern}
              </p>
            ))}
            <p class="small muted">
              {rest.verbs.join(', ')}; for {scopeInWords(rest.scope)}; sessions of{' '}
              {Math.round(rest.sessionSeconds / 60)} min; each token{' '}
              {rest.isOnce ? 'once' : 'again and again'}
            </p>
            <LastUse at={usedAt} />
          </div>
          {mayManage && (
            <PostButton
              action={`${home}/rules/${id}/remove`}
              variant="danger"
              size="small"
              confirm="Sessions that came by it end at once."
              label={`Remove ${name}`}
            >
              Remove
            </PostButton>
          )}
        </li>
      ))}
    </ul>
  )
}

type FormProps = { readonly home: string; readonly draft: Draft }

export function NewMachineToken({ home, draft }: FormProps) {
  return (
    <form class="form" method="post" action={`${home}/tokens`}>
      <h3>New token</h3>
      <TextField draft={draft} name="name" label="Name" maxlength={120} required />
      <Power draft={draft} />
      <TextField draft={draft} name="days" label="Good for how many days" type="number" required />
      <div class="actions">
        <button type="submit" class="btn">
          Make a token
        </button>
      </div>
    </form>
  )
}

export function NewRule({ home, draft }: FormProps) {
  return (
    <form class="form" method="post" action={`${home}/rules`}>
      <h3>New rule</h3>
      <TextField draft={draft} name="name" label="Name" maxlength={120} required />
      <TextField
        draft={draft}
        name="issuer"
        label="Issuer"
        hint="As it calls itself, such as https://token.actions.githubusercontent.com."
        maxlength={500}
        required
      />
      <TextField draft={draft} name="audience" label="Audience" maxlength={500} required />
      <AreaField
        draft={draft}
        name="claims"
        label="Claims"
        hint="One per line, such as sub=repo:octo-org/octo-repo:ref:refs/heads/main. A star stops at “/” and “:”."
        rows={3}
        required
      />
      <Power draft={draft} />
      <TextField
        draft={draft}
        name="minutes"
        label="Minutes that a session lasts"
        type="number"
        required
      />
      <CheckField
        draft={draft}
        name="isOnce"
        label="Take each token once only"
        hint="Leave it out where a workload keeps its token, as pods of Kubernetes do."
      />
      <div class="actions">
        <button type="submit" class="btn">
          Add this rule
        </button>
      </div>
    </form>
  )
}

function Power({ draft }: { readonly draft: Draft }) {
  return (
    <>
      <ChoiceField
        draft={draft}
        name="verbs"
        label="Good for"
        type="checkbox"
        options={MACHINE_VERBS.map((value) => ({ value, words: TOKEN_VERBS[value] }))}
      />
      <TextField
        draft={draft}
        name="scope"
        label="For some resources only"
        hint="resources:prod-* for names, tag:pci for a tag. Left empty: for all."
        maxlength={80}
      />
    </>
  )
}

function LastUse({ at }: { readonly at: number | null }) {
  return (
    <p class="small muted">
      {at === null ? 'never used' : 'last used '}
      {at !== null && <Instant at={at} />}
    </p>
  )
}
