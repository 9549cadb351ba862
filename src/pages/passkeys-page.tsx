import type { Passkey } from '../db/passkeys'
import { Badge } from './parts/badge'
import { type Draft, TextField } from './parts/fields'
import { Head } from './parts/head'
import { Icon } from './parts/icons'
import { Notice, ProblemNotice, type Said } from './parts/notice'
import { PostButton } from './parts/post-button'
import { ProofCard, ProofForms, type ProofNeeded } from './parts/proof-card'
import { Instant } from './parts/time'

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
  const { toAdd, toProve, isRecovering, draft } = rest
  return (
    <div class="narrow">
      <Head
        back={{ href: '/', words: 'Home' }}
        title="Your passkeys"
        lead="A passkey signs you in and proves that it is you, also while your organisation’s sign-in is out of reach."
      />
      {said && <Notice tone="good" title={said} />}
      <ProblemNotice problem={toProve ? null : problem} />
      <ProofCard toProve={toProve} />
      {isRecovering && (
        <Notice tone="info" title="You can start anew">
          <p>
            Two administrators have agreed. The passkeys that are listed here go when you add one.
          </p>
        </Notice>
      )}
      <div class="stack">
        {passkeys.length === 0 && <p class="muted">You have no passkey yet.</p>}
        {passkeys.map((passkey) => (
          <PasskeyCard passkey={passkey} draft={draft} />
        ))}
        <section class="card form" aria-labelledby="add">
          <div>
            <h2 id="add">Add a passkey</h2>
            {toAdd && (
              <p class="muted small">
                {toAdd.demand.accepts.includes('passkey')
                  ? 'It takes one that you have. If you have lost them all, two administrators can let you start anew.'
                  : 'It takes a new sign-in first, so that nobody else adds theirs to your name.'}
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
                label="What do you call it?"
                hint="Such as “work laptop” or “blue key”."
                maxlength={120}
                required
              />
              <div class="actions">
                <button type="submit" class="btn">
                  <Icon name="plus" />
                  Add it on this device
                </button>
              </div>
              <p class="error" role="alert" data-passkey-fault />
              <noscript>
                <p class="small">A passkey needs a browser that runs scripts.</p>
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
  const { id, name, isSynced, createdAt, lastUsedAt, lockedAt } = passkey
  const own = draft.typed.id?.[0] === id ? draft : { typed: { name: [name] }, faults: {} }
  return (
    <section class="card form" aria-labelledby={id}>
      <div>
        <h2 id={id}>
          {name} {lockedAt !== null && <Badge tone="bad" words="Locked" />}
        </h2>
        {lockedAt !== null && (
          <p>There may be a copy of it, so it proves nothing any more. Remove it.</p>
        )}
        <p class="muted small">
          Added <Instant at={createdAt} />,{' '}
          {lastUsedAt === null ? (
            'never used since'
          ) : (
            <>
              last used <Instant at={lastUsedAt} />
            </>
          )}
          . {isSynced ? 'Your devices share it.' : 'It stays on its device.'}
        </p>
      </div>
      <details class="more" open={own.faults.name !== undefined}>
        <summary>
          <Icon name="right" size={14} />
          Call it something else
        </summary>
        <form class="form" method="post" action={`/me/passkeys/${id}/name`}>
          <TextField
            draft={{ ...own, scope: id }}
            name="name"
            label="Name"
            maxlength={120}
            required
          />
          <div class="actions">
            <button type="submit" class="btn" data-variant="outline" data-size="small">
              Save the name
            </button>
          </div>
        </form>
      </details>
      <div class="actions">
        <PostButton
          action={`/me/passkeys/${id}/remove`}
          variant="outline"
          size="small"
          label={`Remove ${name}`}
        >
          Remove
        </PostButton>
      </div>
    </section>
  )
}
