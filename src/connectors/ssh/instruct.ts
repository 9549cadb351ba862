import type { AccountSettings } from '../../domain/account'
import type { Guide, SetUp, TargetCall } from '../connector'
import { principalOf, sliceSecondsOf } from './settings'

/** The certificate goes beside the key that it was made for, where ssh finds it by itself. */
export function instruct({ account }: TargetCall): Guide {
  const username = loginOf(account.settings)
  const minutes = sliceSecondsOf(account.settings) / 60
  return {
    username,
    lines: [
      'Save the certificate beside your key: for ~/.ssh/id_ed25519 as ~/.ssh/id_ed25519-cert.pub.',
      `It is good for at most ${minutes} minutes and never longer than your access; ` +
        'get another one here while you hold it.',
      'A session that is open goes on when the certificate runs out: log out when you are done.',
    ],
    commands: ['ssh-keygen -L -f ~/.ssh/id_ed25519-cert.pub', logIn(username, account.settings)],
  }
}

function loginOf(settings: AccountSettings): string {
  return String(settings.login || principalOf(settings))
}

function logIn(username: string, { host }: AccountSettings): string {
  const [, name = '', port] = /^(.*?)(?::([0-9]+))?$/.exec(String(host || 'HOST')) ?? []
  const bare = name.replace(/^\[(.*)\]$/, '$1')
  return `ssh ${port ? `-p ${port} ` : ''}${username}@${bare}`
}

/** The files come first: sshd refuses everybody where it cannot read its list of revoked keys. */
export function setUp(publishedAt: string): SetUp {
  const download = (name: string, file: string) =>
    `curl -fsS -o ${file}.new ${publishedAt}/${name} && mv ${file}.new ${file}`
  return {
    lines: [
      'On each host: fetch both files, the second one every minute (cron, or a systemd timer); then ' +
        'add the three lines to /etc/ssh/sshd_config and reload sshd.',
      'AuthorizedPrincipalsFile says which principals may be which user: write them, one a line, ' +
        'into a file with the name of the user. Without that line a principal is a user of its name.',
    ],
    commands: [
      download('ca.pub', '/etc/ssh/hallpass_ca.pub'),
      download('krl', '/etc/ssh/hallpass.krl'),
      'TrustedUserCAKeys /etc/ssh/hallpass_ca.pub',
      'RevokedKeys /etc/ssh/hallpass.krl',
      'AuthorizedPrincipalsFile /etc/ssh/hallpass_principals/%u',
    ],
  }
}
