import type { Failure } from '../http/context'
import type { TripRefusal } from './refusal'

/** Turns a refusal into words and a status; a new one does not compile until it has both. */
export function explain(refusal: TripRefusal): Failure {
  const { code } = refusal
  switch (code) {
    case 'trip_unknown':
      return {
        code,
        status: 400,
        title: 'This sign-in is not under way',
        detail:
          'It is already finished, took longer than ten minutes, or began in another browser.',
      }
    case 'provider_unusable':
      return {
        code,
        status: 502,
        title: 'The identity provider cannot be used',
        detail: 'It does not answer, or not as expected. Try again; the log has the reason.',
      }
    case 'provider_refused':
      return {
        code,
        status: 403,
        title: 'The identity provider said no',
        detail: `It did not sign you in and answered: ${refusal.error}.`,
      }
    case 'answer_not_accepted':
      return {
        code,
        status: 400,
        title: 'The answer of the identity provider was not accepted',
        detail: 'A check of its answer failed. Start again; the log has the reason.',
      }
    case 'person_inactive':
      return {
        code,
        status: 403,
        title: 'You are not active in Hallpass',
        detail:
          'The identity provider knows you, but here you were made inactive. Ask an administrator.',
      }
    case 'setup_code_wrong':
      return {
        code,
        status: 400,
        title: 'The set-up code is wrong or was used already',
        detail: 'You are not signed in. Try again with the right code, or leave the field empty.',
      }
    case 'session_ended':
      return {
        code,
        status: 403,
        title: 'Your session has ended meanwhile',
        detail: 'The proof was made for a session that is over. Sign in and prove it again.',
      }
    case 'other_person':
      return {
        code,
        status: 403,
        title: 'That was somebody else',
        detail:
          'Another person signed in at the identity provider than the one who is signed in here.',
      }
    case 'proof_not_fresh':
      return {
        code,
        status: 403,
        title: 'The identity provider did not ask you again',
        detail: 'Its answer does not show that you signed in just now, so it proves nothing new.',
      }
  }
}
