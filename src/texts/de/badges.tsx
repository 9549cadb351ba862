import type { badges as english } from '../en/badges'

export const badges: typeof english = {
  stages: {
    pending: 'Wartet auf Genehmigung',
    approved: 'Genehmigt',
    in_use: 'In Benutzung',
    used: 'Benutzt',
    rejected: 'Abgelehnt',
    cancelled: 'Zurückgezogen',
    expired: 'Abgelaufen',
    lapsed: 'Verfallen',
  },
  stageWords: {
    pending: 'wartet',
    approved: 'genehmigt',
    in_use: 'in Benutzung',
    used: 'benutzt',
    rejected: 'abgelehnt',
    cancelled: 'zurückgezogen',
    expired: 'abgelaufen',
    lapsed: 'verfallen',
  },
  phases: {
    granting: 'Wird geöffnet',
    active: 'Aktiv',
    revoking: 'Wird weggenommen',
    quarantined: 'In Quarantäne',
    closed: 'Geschlossen',
  },
  as: (account) => <>als {account}</>,
  heldBy: (holder) => `vergeben an ${holder}`,
  ends: (at) => <>endet {at}</>,
  copy: 'Kopieren',
  copied: 'Kopiert',
  reason: 'Grund',
  back: 'Zurück',
  somebody: 'Jemand',
}
