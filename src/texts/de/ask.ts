import type { ask as english } from '../en/ask'
import { pluralsIn } from '../forms'
import { dative } from './dative'

const plural = pluralsIn('de')

export const ask: typeof english = {
  atMost: (account, duration) => `${account}, höchstens ${duration}`,
  youCheckOut: 'Sie übernehmen',
  theyCheckOut: 'Die Person übernimmt',
  nobodyCould: 'Das könnte gerade niemand genehmigen.',
  someOf: (count, names) =>
    plural(count, { one: `Eine Person von: ${names}`, other: `${count} Personen von: ${names}` }),
  within: (duration) => `Binnen ${dative(duration)} nach der letzten Genehmigung.`,
  withinProvedByYou: (duration) =>
    `Binnen ${dative(duration)} nach der letzten Genehmigung, nachdem Sie bestätigt haben, dass Sie es sind.`,
  withinProved: (duration) =>
    `Binnen ${dative(duration)} nach der letzten Genehmigung, nachdem die Person bestätigt hat, dass sie es ist.`,
  title: (resource) => `${resource} anfragen`,
  account: 'Konto',
  why: 'Wozu brauchen Sie den Zugriff?',
  whyHint: 'Wer genehmigt, liest das, und es wird aufbewahrt.',
  whoIsAsked: 'Wer wird gefragt?',
  howLong: 'Wie lange?',
  another: 'Andere',
  anotherDuration: 'Andere Dauer',
  durationHint: (least, most) => `Etwa 90 min oder 2 h. Von ${dative(least)} bis ${most}.`,
  emergency: 'Notfall: jetzt übernehmen, ohne Genehmigung',
  emergencyTerms:
    'Wer gerade Zugriff hat, verliert ihn zuerst, und Sie erhalten ihn, sobald sich das am Zielsystem gezeigt hat. Alle, die die Richtlinie nennt, erfahren es sofort. Jemand anderes prüft nach, was Sie getan haben; bis das unterschrieben ist, können Sie dies hier nicht noch einmal tun.',
  emergencyHint: 'Etwa 15 min. Verlängern lässt es sich nicht.',
  whatEmergency: 'Was ist der Notfall?',
  emergencyWhyHint: 'Alle, die davon erfahren, lesen das, und es wird aufbewahrt.',
  breakGlass: 'Notfallzugriff nehmen',
  whatWillHappen: 'Was geschehen wird',
  chooseAccount: 'Wählen Sie zuerst ein Konto.',
  alreadyOpen: 'Sie haben hier schon angefragt',
  chooseDuration: 'Wählen Sie, wie lange Sie ihn brauchen.',
  noAccessTo: (app) => `Sie haben keinen Zugriff auf ${app}`,
  noAccessWhy:
    'Fragen Sie ihn auf der Startseite an. Wenn Sie ihn übernommen haben, öffnen Sie die Anwendung noch einmal.',
}
