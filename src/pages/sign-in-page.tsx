import { FIRST, type ProviderChoice } from '../auth/provider-config'
import { BLANK, TextField } from './parts/fields'
import { Icon } from './parts/icons'
import { PasskeyFault } from './parts/passkey-fault'
import { useTexts } from './texts'

type Props = {
  readonly returnTo: string
  readonly providers: readonly ProviderChoice[]
}

/** Signing in is a POST to a provider's door; a set-up code is only for the first administrator. */
export function SignInPage({ returnTo, providers }: Props) {
  const texts = useTexts()
  return (
    <div class="centred stack">
      <form class="card form" method="post" action="/sign-in">
        <div>
          <h1>{texts.signIn.title}</h1>
          <p class="lead">{texts.signIn.lead}</p>
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
            {id === FIRST ? texts.signIn.continueHere : texts.signIn.continueWith(name)}
          </button>
        ))}
        <details class="more">
          <summary>
            <Icon name="right" size={14} />
            {texts.signIn.settingUp}
          </summary>
          <TextField
            draft={BLANK}
            name="setupCode"
            label={texts.signIn.setupCode}
            hint={texts.signIn.setupCodeHint}
            maxlength={200}
          />
        </details>
      </form>
      <form class="card form" data-passkey="sign-in" hidden>
        <input type="hidden" name="returnTo" value={returnTo} />
        <button type="submit" class="btn" data-variant="outline">
          <Icon name="key" />
          {texts.signIn.usePasskey}
        </button>
        <PasskeyFault />
        <p class="muted small">{texts.signIn.passkeyHint}</p>
      </form>
    </div>
  )
}
