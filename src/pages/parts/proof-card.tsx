import type { ProofDemand } from '../../domain/proving'
import type { Refusal } from '../../domain/refusal'
import { isProving } from '../../http/problem-proof'
import type { Texts } from '../../texts/english'
import { useTexts } from '../texts'
import { Icon } from './icons'
import { Notice, type Said } from './notice'
import { PasskeyFault } from './passkey-fault'
import { problemIn } from './problems'
import type { Typed } from './typed'

/** What is to be done once it is proved who does it: where to send what was typed. */
export type ToProve = {
  readonly demand: Pick<ProofDemand, 'action' | 'subject' | 'accepts'>
  /** The address of the form that needs the proof. */
  readonly path: string
  readonly typed: Typed
  /** Where to go on after the identity provider was asked. */
  readonly returnTo: string
  /** What is done then, as on its button. */
  readonly words: string
}

/** With why it is needed, where that was the answer to a form. */
export type ProofNeeded = ToProve & Said

/** A page that asks for a proof is no page for strangers, so it says 403 where the API says 401. */
export const UNPROVED = 403

/** What there is to prove, where that is what a refusal is about. */
export function toProveOf(
  texts: Texts,
  refusal: Refusal,
  way: Omit<ToProve, 'demand'>,
): ProofNeeded | null {
  if (!isProving(refusal)) return null
  const { title, detail } = problemIn(texts, refusal)
  return { demand: refusal, title, detail, ...way }
}

/** What stands in the way of an action is a proof: it is given here, and what was typed stays. */
export function ProofCard({ toProve }: { readonly toProve: ProofNeeded | null }) {
  const texts = useTexts()
  if (!toProve) return null
  return (
    <section class="card form proving" aria-labelledby="prove">
      <div role="alert">
        <h2 id="prove">{toProve.title}</h2>
        <p>{toProve.detail}</p>
        <p class="muted small">{texts.proof.why}</p>
      </div>
      <ProofForms {...toProve} />
    </section>
  )
}

/**
 * Proving who one is for one action. A passkey is asked for here, and the form goes its way with what
 * was typed; the identity provider leads back to where it was typed.
 */
export function ProofForms({ demand, path, typed, returnTo, words }: ToProve) {
  const texts = useTexts()
  const { action, subject, accepts } = demand
  const isPasskey = accepts.includes('passkey')
  return (
    <>
      {isPasskey && (
        <form
          class="stack"
          method="post"
          action={path}
          data-passkey="prove"
          data-task={action}
          data-subject={subject}
        >
          <Hidden typed={typed} prefix="" />
          <div class="actions">
            <button type="submit" class="btn">
              <Icon name="key" />
              {texts.proof.withPasskey(words)}
            </button>
          </div>
          <PasskeyFault />
          <noscript>
            <p class="small">{texts.proof.needsScript}</p>
          </noscript>
          {!path.startsWith('/me/passkeys') && (
            <p class="small">
              <a href="/me/passkeys">{texts.shell.passkeys}</a>
            </p>
          )}
        </form>
      )}
      {accepts.includes('provider') && (
        <form method="post" action="/proofs">
          <input type="hidden" name="action" value={action} />
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="returnTo" value={returnTo} />
          <Hidden typed={typed} prefix="typed." />
          <button type="submit" class="btn" data-variant={isPasskey ? 'outline' : undefined}>
            <Icon name="lock" />
            {texts.proof.atProvider}
          </button>
        </form>
      )}
    </>
  )
}

/** Once the identity provider has led back here. */
export function ProvedNotice({ isBack }: { readonly isBack: boolean }) {
  const texts = useTexts()
  if (!isBack) return null
  return (
    <Notice tone="good" title={texts.proof.confirmed}>
      <p>{texts.proof.goOn}</p>
    </Notice>
  )
}

function Hidden({ typed, prefix }: { readonly typed: Typed; readonly prefix: string }) {
  return (
    <>
      {Object.entries(typed).flatMap(([name, values]) =>
        values.map((value) => <input type="hidden" name={`${prefix}${name}`} value={value} />),
      )}
    </>
  )
}
