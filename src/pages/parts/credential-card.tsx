import type { Guide } from '../../connectors/connector'
import { CopyButton, CopyLine } from './copy'

type Props = { readonly secret: string; readonly guide: Guide }

/** How to connect. The secret stays folded away until the holder opens it; copying needs no look. */
export function CredentialCard({
  secret,
  guide: { username, usesOwnLogin, lines, commands },
}: Props) {
  return (
    <section class="card stack" aria-labelledby="connect">
      <h2 id="connect">How to connect</h2>
      <ul class="bullets">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <div>
        <h3>User name</h3>
        <CopyLine text={username} what="the user name" />
      </div>
      {!usesOwnLogin && <Password secret={secret} />}
      {commands.map((command, index) => (
        <div>
          <h3>{commands.length === 1 ? 'Command' : `Command ${index + 1}`}</h3>
          <CopyLine text={command} what="the command" />
        </div>
      ))}
    </section>
  )
}

function Password({ secret }: Pick<Props, 'secret'>) {
  return (
    <div>
      <h3>Password</h3>
      <div class="code secret">
        <details class="more">
          <summary>
            <span class="masked" aria-hidden="true" />
            <span class="shows">Show</span>
            <span class="hides">Hide</span>
          </summary>
          <code>{secret}</code>
        </details>
        <CopyButton text={secret} what="the password" />
      </div>
    </div>
  )
}
