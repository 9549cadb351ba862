import type { tasks as english } from '../en/tasks'

export const tasks: typeof english = {
  openFor: (resource, account, holder) => (
    <>
      {resource} {account} für {holder} öffnen
    </>
  ),
  closeFor: (resource, account, holder) => (
    <>
      {resource} {account} für {holder} schließen
    </>
  ),
  lead: 'Tun Sie es zuerst am Zielsystem, und bestätigen Sie es dann hier.',
  nothing: 'Von Ihnen wird nichts erbeten',
  nothingWhy:
    'Sie erhalten eine E-Mail, wenn ein Zielsystem von Hand zu öffnen oder zu schließen ist.',
  asked: (at) => <>Erbeten {at}</>,
  whatYouDid: 'Was Sie getan haben',
  whatYouDidHint: 'Es wird als Nachweis aufbewahrt.',
  newSecret: 'Das neue Geheimnis',
  newSecretHint: 'Wie es von jetzt an lautet. Leer nur, wo es schon gespeichert ist.',
  isDone: 'Es ist getan',
}
