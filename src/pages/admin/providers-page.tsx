import { Empty } from '../parts/empty'
import { Head } from '../parts/head'

type Shown = { readonly id: string; readonly name: string; readonly issuer: string }

type Props = {
  /** The provider of the settings. */
  readonly first: string
  readonly providers: readonly Shown[]
}

/** Where people prove who they are. */
export function ProvidersPage({ first, providers }: Props) {
  return (
    <>
      <Head
        back={{ href: '/admin/people', words: 'People' }}
        title="Identity providers"
        lead="Where people prove who they are. Somebody at one is nobody at another, until you link them."
      >
        <a class="btn" href="/admin/providers/new">
          New provider
        </a>
      </Head>
      <ul class="rows">
        <li>
          <div class="row-main">
            <a class="row-title" href="/admin/providers/idp_settings">
              Of the settings
            </a>
            <p class="small muted">{first}</p>
          </div>
          <span class="muted small">OIDC_ISSUER</span>
        </li>
        {providers.map(({ id, name, issuer }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/providers/${id}`}>
                {name}
              </a>
              <p class="small muted">{issuer}</p>
            </div>
          </li>
        ))}
      </ul>
      {providers.length === 0 && (
        <Empty title="No other providers">
          <p>With another one, people choose on the page where they sign in.</p>
        </Empty>
      )}
    </>
  )
}
