import type { MachineRule } from '../../db/machine-rules'
import type { MachineToken } from '../../db/machine-tokens'
import { MACHINE_VERBS } from '../../domain/token'
import { useTexts } from '../texts'
import { AreaField, CheckField, type Draft, TextField } from './fields'
import { LastUse } from './key-rows'
import { PostButton } from './post-button'
import { scopeWords } from './scope-words'
import { Power, TokenFields } from './token-fields'
import { TokenRow } from './token-row'
import { Unfolding } from './unfolding'

type TokensProps = { readonly home: string; readonly tokens: readonly MachineToken[] }

/** What the machine can come with now. */
export function Tokens({ home, tokens }: TokensProps) {
  const texts = useTexts()
  if (tokens.length === 0) return <p class="muted">{texts.machines.noTokens}</p>
  return (
    <ul class="rows">
      {tokens.map((token) => (
        <TokenRow
          token={token}
          title={token.ruleId ? texts.machines.sessionBy(token.name) : token.name}
          path={`${home}/tokens`}
          confirm={texts.machines.confirmRevoke}
        />
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
  const texts = useTexts()
  if (rules.length === 0) return <p class="muted">{texts.machines.noRules}</p>
  return (
    <ul class="rows">
      {rules.map(({ id, name, issuer, audience, claims, usedAt, ...rest }) => (
        <li>
          <div class="row-main">
            <span class="row-title">{name}</span>
            <p class="small muted">{texts.machines.issuerFor(issuer, audience)}</p>
            {claims.map(({ claim, pattern }) => (
              <p class="small mono">
                {claim}={pattern}
              </p>
            ))}
            <p class="small muted">
              {texts.machines.rulePower(
                rest.verbs.join(', '),
                scopeWords(texts, rest.scope),
                Math.round(rest.sessionSeconds / 60),
              )}
              ; {rest.isOnce ? texts.machines.eachOnce : texts.machines.eachAgain}
            </p>
            <LastUse at={usedAt} />
          </div>
          {mayManage && (
            <PostButton
              action={`${home}/rules/${id}/remove`}
              variant="danger"
              size="small"
              confirm={texts.machines.confirmRemove}
              label={texts.passkeys.removeOne(name)}
            >
              {texts.passkeys.remove}
            </PostButton>
          )}
        </li>
      ))}
    </ul>
  )
}

type FormProps = { readonly home: string; readonly draft: Draft }

export function NewMachineToken({ home, draft }: FormProps) {
  const texts = useTexts()
  return (
    <Unfolding title={texts.machines.newToken} draft={draft}>
      <form class="form" method="post" action={`${home}/tokens`}>
        <TokenFields draft={draft} verbs={MACHINE_VERBS} />
      </form>
    </Unfolding>
  )
}

export function NewRule({ home, draft }: FormProps) {
  const texts = useTexts()
  return (
    <Unfolding title={texts.machines.newRule} draft={draft}>
      <form class="form" method="post" action={`${home}/rules`}>
        <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
        <TextField
          draft={draft}
          name="issuer"
          label={texts.machines.issuer}
          hint={texts.machines.issuerHint}
          maxlength={500}
          required
        />
        <TextField
          draft={draft}
          name="audience"
          label={texts.machines.audience}
          maxlength={500}
          required
        />
        <AreaField
          draft={draft}
          name="claims"
          label={texts.machines.claims}
          hint={texts.machines.claimsHint}
          rows={3}
          required
        />
        <Power draft={draft} verbs={MACHINE_VERBS} />
        <TextField
          draft={draft}
          name="minutes"
          label={texts.machines.minutes}
          type="number"
          required
        />
        <CheckField
          draft={draft}
          name="isOnce"
          label={texts.machines.takeOnce}
          hint={texts.machines.takeOnceHint}
        />
        <div class="actions">
          <button type="submit" class="btn">
            {texts.machines.addRule}
          </button>
        </div>
      </form>
    </Unfolding>
  )
}
