import type { Connector } from '../../connectors/connector'
import type { Texts } from '../../texts/english'
import { Head } from '../parts/head'
import { useTexts } from '../texts'

/** Which kind of system a new connector is to reach. */
export function ConnectorKindsPage({ kinds }: { readonly kinds: readonly Connector[] }) {
  const texts = useTexts()
  return (
    <>
      <Head
        back={{ href: '/admin/connectors', words: texts.shell.connectors }}
        title={texts.connectors.new}
        lead={texts.connectors.what}
      />
      <ul class="kinds">
        {kinds.map(({ kind, title }) => (
          <li>
            <a class="card" href={`/admin/connectors/new?kind=${kind}`}>
              <strong>{texts.told(title)}</strong>
              <span class="small muted">{aboutKind(texts, kind)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function aboutKind({ connectors: { kinds } }: Texts, kind: string): string {
  const known: { readonly [kind: string]: string } = kinds
  return known[kind] ?? ''
}
