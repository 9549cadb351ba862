import type { Passkey } from '../db/passkeys'
import { Badge } from './parts/badge'
import { type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { Icon } from './parts/icons'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { PasskeyFault } from './parts/passkey-fault'
import { PostButton } from './parts/post-button'
import { ProofCard, ProofForms, type ProofNeeded } from './parts/proof-card'
import { Instant } from './parts/time'
import { useTexts } from './texts'

export type PasskeysPageProps = {
  readonly passkeys: readonly Passkey[]
  /** What it takes before one can be added; null where it was proved, or administrators agreed. */
  readonly toAdd: ProofNeeded | null
  /** Two administrators let this person start anew. */
  readonly isRecovering: boolean
  readonly toProve: ProofNeeded | null
  readonly said: string
  readonly problem: Said | null
  readonly draft: Draft
}

/** One's own passkeys: what they are called, when they were last used, and how they come and go. */
export function PasskeysPage({ passkeys, said, problem, ...rest }: PasskeysPageProps) {
  const texts = useTexts()
  const { toAdd, toProve, isRecovering, draft } = rest
  return (
    <div class="narrow">
      <Head
        back={{ href: '/', words: texts.shell.home }}
        title={texts.shell.passkeys}
        lead={texts.passkeys.lead}
      />
      {said && <Notice tone="good" title={said} />}
      <ProblemNotice problem={toProve ? null : problem} />
      <ProofCard toProve={toProve} />
      {isRecovering && (
        <Notice tone="info" title={texts.passkeys.startAnew}>
          <p>{texts.passkeys.startAnewTerms}</p>
        </Notice>
      )}
      <div class="stack">
        {passkeys.length === 0 && <p class="muted">{texts.passkeys.none}</p>}
        {passkeys.map((passkey) => (
          <PasskeyCard passkey={passkey} draft={draft} />
        ))}
        <section class="card form" aria-labelledby="add">
          <div>
            <h2 id="add">{texts.passkeys.add}</h2>
            {toAdd && (
              <p class="muted small">
                {toAdd.demand.accepts.includes('passkey')
                  ? texts.passkeys.takesOne
                  : texts.passkeys.takesSignIn}
              </p>
            )}
          </div>
          {toAdd ? (
            <ProofForms {...toAdd} />
          ) : (
            <form class="form" method="post" action="/me/passkeys/add" data-passkey="enrol">
              <TextField
                draft={{ ...draft, scope: 'new' }}
                name="name"
                label={texts.passkeys.call}
                hint={texts.passkeys.callHint}
                maxlength={120}
                required
              />
              <div class="actions">
                <button type="submit" class="btn">
                  <Icon name="plus" />
                  {texts.passkeys.addHere}
                </button>
              </div>
              <PasskeyFault />
              <noscript>
                <p class="small">{texts.proof.needsScript}</p>
              </noscript>
            </form>
          )}
        </section>
      </div>
    </div>
  )
}

type CardProps = { readonly passkey: Passkey; readonly draft: Draft }

function PasskeyCard({ passkey, draft }: CardProps) {
  const texts = useTexts()
  const { id, name, isSynced, createdAt, lastUsedAt, lockedAt } = passkey
  const own = draft.typed.id?.[0] === id ? draft : { typed: { name: [name] }, faults: {} }
  return (
    <section class="card form" aria-labelledby={id}>
      <div>
        <h2 id={id}>
          {name} {lockedAt !== null && <Badge tone="bad" words={texts.passkeys.locked} />}
        </h2>
        {lockedAt !== null && <p>{texts.passkeys.mayBeCopied}</p>}
        <p class="muted small">
          {texts.passkeys.added(<Instant at={createdAt} />)},{' '}
          {lastUsedAt === null
            ? texts.passkeys.neverUsed
            : texts.passkeys.lastUsed(<Instant at={lastUsedAt} />)}
          . {isSynced ? texts.passkeys.isShared : texts.passkeys.isBound}
        </p>
      </div>
      <details class="more" open={own.faults.name !== undefined}>
        <summary>
          <Icon name="right" size={14} />
          {texts.passkeys.rename}
        </summary>
        <form class="form" method="post" action={`/me/passkeys/${id}/name`}>
          <TextField
            draft={{ ...own, scope: id }}
            name="name"
            label={texts.parts.name}
            maxlength={120}
            required
          />
          <div class="actions">
            <button type="submit" class="btn" data-variant="outline" data-size="small">
              {texts.passkeys.saveName}
            </button>
          </div>
        </form>
      </details>
      <div class="actions">
        <PostButton
          action={`/me/passkeys/${id}/remove`}
          variant="danger"
          size="small"
          label={texts.passkeys.removeOne(name)}
        >
          {texts.passkeys.remove}
        </PostButton>
      </div>
    </section>
  )
}
