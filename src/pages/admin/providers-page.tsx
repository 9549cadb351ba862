import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { useTexts } from '../texts'

type Shown = { readonly id: string; readonly name: string; readonly issuer: string }

type Props = {
  /** The provider of the settings. */
  readonly first: string
  readonly providers: readonly Shown[]
}

/** Where people prove who they are. */
export function ProvidersPage({ first, providers }: Props) {
  const texts = useTexts()
  return (
    <>
      <Head
        back={{ href: '/admin/people', words: texts.shell.people }}
        title={texts.people.providers}
        lead={texts.providers.lead}
      >
        <a class="btn" href="/admin/providers/new">
          {texts.providers.newProvider}
        </a>
      </Head>
      <div class="stack">
        <ul class="rows">
          <li>
            <div class="row-main">
              <a class="row-title" href="/admin/providers/idp_settings">
                {texts.providers.ofSettings}
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
          <Empty title={texts.providers.none}>
            <p>{texts.providers.noneHint}</p>
          </Empty>
        )}
      </div>
    </>
  )
}
