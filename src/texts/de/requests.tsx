import type { requests as english } from '../en/requests'

export const requests: typeof english = {
  title: 'Meine Anfragen',
  lead: 'Was Sie angefragt haben, und was daraus wurde.',
  open: 'Offen',
  nothing: 'Nichts ist unterwegs',
  askWhenNeeded: (ask) => (
    <>Wenn Sie Zugriff brauchen: {ask('Zugriff anfragen')} dauert eine Minute.</>
  ),
  past: 'Vergangen',
}
