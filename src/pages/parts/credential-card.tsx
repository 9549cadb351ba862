import type { Guide } from '../../connectors/connector'
import { useTexts } from '../texts'
import { CopyButton, CopyLine } from './copy'

type Props = { readonly secret: string; readonly guide: Guide }

/** How to connect. The secret stays folded away until the holder opens it; copying needs no look. */
export function CredentialCard({
  secret,
  guide: { username, usesOwnLogin, lines, commands },
}: Props) {
  const texts = useTexts()
  return (
    <section class="card stack" aria-labelledby="connect">
      <h2 id="connect">{texts.lease.howToConnect}</h2>
      <ul class="bullets">
        {lines.map((line) => (
          <li>{texts.told(line)}</li>
        ))}
      </ul>
      <div>
        <h3>{texts.lease.userName}</h3>
        <CopyLine text={username} what={texts.lease.theUserName} />
      </div>
      {!usesOwnLogin && <Password secret={secret} />}
      {commands.map((command, index) => (
        <div>
          <h3>{texts.lease.command(commands.length === 1 ? null : index + 1)}</h3>
          <CopyLine text={command} what={texts.lease.theCommand} />
        </div>
      ))}
    </section>
  )
}

function Password({ secret }: Pick<Props, 'secret'>) {
  const texts = useTexts()
  return (
    <div>
      <h3>{texts.lease.password}</h3>
      <div class="code secret">
        <details class="more">
          <summary>
            <span class="masked" aria-hidden="true" />
            <span class="shows">{texts.parts.show}</span>
            <span class="hides">{texts.lease.hide}</span>
          </summary>
          <code>{secret}</code>
        </details>
        <CopyButton text={secret} what={texts.lease.thePassword} />
      </div>
    </div>
  )
}
