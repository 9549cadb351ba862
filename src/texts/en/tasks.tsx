import type { Child } from 'hono/jsx'

/** What people are asked to do by hand. */
export const tasks = {
  openFor: (resource: string, account: Child, holder: string) => (
    <>
      Open {resource} {account} for {holder}
    </>
  ),
  closeFor: (resource: string, account: Child, holder: string) => (
    <>
      Close {resource} {account} for {holder}
    </>
  ),
  lead: 'Do it at the target first, and confirm it here then.',
  nothing: 'Nothing is asked of you',
  nothingWhy: 'You get a mail when a target has to be opened or closed by hand.',
  asked: (at: Child) => <>Asked {at}</>,
  whatYouDid: 'What you did',
  whatYouDidHint: 'It is kept as the evidence.',
  newSecret: 'The new secret',
  newSecretHint: 'What it is from now on. Empty only where it has been stored already.',
  isDone: 'It is done',
}
