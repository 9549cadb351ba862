import type { asking as english } from '../../en/letters/asking'

export const asking: typeof english = {
  decisionWanted: {
    subject: (what, name, duration) =>
      `Ihre Entscheidung ist gefragt: ${what} für ${name}, ${duration}`,
    reminder: (what, name, duration) =>
      `Erinnerung: Ihre Entscheidung ist gefragt: ${what} für ${name}, ${duration}`,
    headline: (name, what) => `${name} fragt ${what} an.`,
    wouldLast: (duration) =>
      `Sie gehören zu denen, die entscheiden dürfen. Der Zugriff würde ${duration} dauern.`,
    wouldLastLonger: (duration) =>
      `Sie gehören zu denen, die entscheiden dürfen. Der Zugriff besteht schon und würde ${duration} länger dauern.`,
    inPlace: (name) => `${name} hat dies abgegeben: Sie entscheiden in Vertretung.`,
    assigned: 'Wer Hallpass verwaltet, hat diese Entscheidung an Sie gegeben.',
    orExpires:
      'Ohne Genehmigung wird nichts geöffnet: Entscheidet niemand rechtzeitig, läuft die Anfrage ab.',
  },
  requestApproved: {
    subject: (what) => `Genehmigt: ${what}`,
    headline: (what) => `Ihre Anfrage für ${what} ist genehmigt.`,
    automatic: 'Die Richtlinie verlangt von niemandem eine Genehmigung.',
    orLapses: 'Noch ist nichts offen. Übernehmen Sie rechtzeitig, sonst verfällt die Genehmigung.',
  },
  requestRejected: {
    subject: (what) => `Abgelehnt: ${what}`,
    headline: (name, what) => `${name} hat Ihre Anfrage für ${what} abgelehnt.`,
    askAgain:
      'Es wird kein Zugriff gegeben. Brauchen Sie ihn noch, fragen Sie neu an, und gehen Sie auf das Gesagte ein.',
  },
  requestExpired: {
    subject: (what) => `Abgelaufen: ${what}`,
    headline: (what) =>
      `Ihre Anfrage für ${what} ist abgelaufen: Sie wurde nicht rechtzeitig entschieden.`,
    askAgain: 'Es wird kein Zugriff gegeben. Brauchen Sie ihn noch, fragen Sie neu an.',
  },
  requestLapsed: {
    subject: (what) => `Verfallen: ${what}`,
    headline: (what) =>
      `Ihre Genehmigung für ${what} ist verfallen: Sie wurde nicht rechtzeitig benutzt.`,
    askAgain:
      'Sie lässt sich nicht mehr übernehmen. Brauchen Sie den Zugriff noch, fragen Sie neu an.',
  },
  requestReopened: {
    subject: (what) => `Genehmigung noch einmal nötig: ${what}`,
    headline: (what) => `Ihre Anfrage für ${what} braucht noch einmal eine Genehmigung.`,
    why: 'Entweder zählt ein Ja nicht mehr, oder die heutige Richtlinie verlangt mehr, als beantwortet war.',
    nothingToDo:
      'Die Zuständigen werden gefragt, und Sie erfahren, wie entschieden wurde. Für Sie gibt es nichts zu tun.',
  },
  requestSettled: {
    outcomes: {
      approved: 'genehmigt',
      rejected: 'abgelehnt',
      cancelled: 'zurückgezogen',
      expired: 'abgelaufen',
    },
    subject: (what, name, outcome) => `Entschieden: ${what} für ${name}, ${outcome}`,
    headline: (name, what, outcome) => `Die Anfrage von ${name} für ${what} ist ${outcome}.`,
    headlineBy: (name, what, outcome, by) =>
      `Die Anfrage von ${name} für ${what} ist ${outcome}, durch ${by}.`,
    nothingToDo: 'Sie waren gefragt; für Sie gibt es nichts mehr zu tun.',
  },
  decidedInYourPlace: {
    subjectYes: (by, what, name) => `In Ihrer Vertretung: ${by} hat ${what} für ${name} genehmigt`,
    subjectNo: (by, what, name) =>
      `In Ihrer Vertretung: ${by} hat Nein gesagt zu ${what} für ${name}`,
    headlineYes: (by, name, what) =>
      `${by} hat die Anfrage von ${name} für ${what} in Ihrer Vertretung genehmigt.`,
    headlineNo: (by, name, what) =>
      `${by} hat zur Anfrage von ${name} für ${what} in Ihrer Vertretung Nein gesagt.`,
    counts:
      'Sie hatten dies abgegeben. Es zählt als Ihre Entscheidung; bis der Zugriff übernommen ist, können Sie sie auf der Seite zurücknehmen.',
  },
  delegationMade: {
    subject: (principal) => `Sie vertreten ${principal}`,
    headline: (principal) => `${principal} hat Entscheidungen an Sie abgegeben.`,
    terms:
      'Sie werden gefragt, was diese Person gefragt würde. Der Verlauf hält beide Namen fest, und über das, was Sie selbst anfragen, entscheiden Sie nie.',
    endIt: 'Wenn Sie das nicht können, beenden Sie es auf der Seite.',
  },
  delegationEnded: {
    subjectToDelegate: (principal) => `Sie vertreten ${principal} nicht mehr`,
    subjectToPrincipal: (delegate) => `${delegate} vertritt Sie nicht mehr`,
    headline: (by) => `${by} hat die Vertretung vor der Zeit beendet.`,
    toDelegate: (principal) =>
      `Was ${principal} gefragt wird, werden Sie von jetzt an nicht mehr gefragt. Was Sie entschieden haben, bleibt entschieden.`,
    toPrincipal:
      'Von jetzt an werden Sie selbst gefragt, außer Sie sind abwesend. Was in Ihrer Vertretung entschieden wurde, bleibt entschieden.',
  },
}
