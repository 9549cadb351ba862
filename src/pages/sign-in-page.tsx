import type { ProviderChoice } from '../auth/provider-config'
import { BLANK, TextField } from './parts/fields'
import { Icon } from './parts/icons'

type Props = {
  readonly returnTo: string
  readonly providers: readonly ProviderChoice[]
}

/** Signing in is a POST to a provider's door; a set-up code is only for the first administrator. */
export function SignInPage({ returnTo, providers }: Props) {
  return (
    <div class="centred stack">
      <form class="card form" method="post" action="/sign-in">
        <div>
          <h1>Sign in</h1>
          <p class="lead">
            Hallpass lends you privileged access for as long as you need it, and takes it back.
          </p>
        </div>
        <input type="hidden" name="returnTo" value={returnTo} />
        {providers.map(({ id, name }, place) => (
          <button
            type="submit"
            class="btn"
            name="provider"
            value={id}
            data-variant={place > 0 ? 'outline' : undefined}
          >
            Continue with {name}
          </button>
        ))}
        <details class="more">
          <summary>
            <Icon name="right" size={14} />
            Setting up Hallpass?
          </summary>
          <TextField
            draft={BLANK}
            name="setupCode"
            label="Set-up code"
            hint="Makes you the first administrator. It works once."
            maxlength={200}
          />
        </details>
      </form>
      <form class="card form" data-passkey="sign-in" hidden>
        <input type="hidden" name="returnTo" value={returnTo} />
        <button type="submit" class="btn" data-variant="outline">
          <Icon name="key" />
          Use a passkey
        </button>
        <p class="error" role="alert" data-passkey-fault />
        <p class="muted small">
          This works while your organisation’s sign-in is out of reach, too.
        </p>
      </form>
    </div>
  )
}
