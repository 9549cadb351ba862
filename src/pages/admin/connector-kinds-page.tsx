import type { Connector } from '../../connectors/connector'
import { Head } from '../parts/head'

/** Which kind of system a new connector is to reach. */
export function ConnectorKindsPage({ kinds }: { readonly kinds: readonly Connector[] }) {
  return (
    <>
      <Head
        back={{ href: '/admin/connectors', words: 'Connectors' }}
        title="New connector"
        lead="What is to be opened and closed?"
      />
      <ul class="kinds">
        {kinds.map(({ kind, title }) => (
          <li>
            <a class="card" href={`/admin/connectors/new?kind=${kind}`}>
              <strong>{title}</strong>
              <span class="small muted">{ABOUT[kind]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const ABOUT: { readonly [kind: string]: string } = {
  postgres: 'Roles of a database server: made for the lease, lent, or with a changed password.',
  scim: 'Users and groups of any application that speaks SCIM 2.0.',
  ldap: 'Users and group memberships of OpenLDAP or Active Directory.',
  ssh: 'Logins on hosts, by certificates that run out.',
  'web-app': 'Web applications behind your reverse proxy, asked about each request.',
  webhook: 'Anything else that your own program opens and closes when it is called.',
  manual: 'What people do by hand: they are told, and say when it is done.',
  vault: 'A secret that is shown, and exchanged by people afterwards.',
}
