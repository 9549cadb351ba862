/** What has become of something, in a sentence to be heard. */
export const news = {
  nothingWaits: 'Nothing waits for you.',
  access: {
    granting: 'Access is being opened.',
    active: 'Access is open.',
    revoking: 'Access is being taken away.',
    quarantined: 'The target could not be confirmed clean.',
    closed: 'Access has ended.',
  },
  yourTurn: 'It is your turn: nobody else can check it out now.',
  yourPlace: (position: number, waiting: number) =>
    `You are number ${position} of ${waiting} who wait.`,
  rejected: 'This request was rejected.',
  rejectedBy: (name: string) => `This request was rejected by ${name}.`,
  cancelled: 'This request was cancelled.',
  cancelledBy: (name: string) => `This request was cancelled by ${name}.`,
  expired: 'This request expired: nobody decided in time.',
  lapsed: 'The approval lapsed: it was not used in time.',
  used: 'The approval is used.',
  waitsFor: (step: string) => `It waits for ${step}.`,
  waits: 'It waits for approval.',
  voted: (name: string) => `${name} approved.`,
  glassBroken: 'The glass is broken: access can be taken.',
  approvedBy: (names: string) => `This request was approved by ${names}.`,
  approvedByPolicy: 'This request was approved by its policy.',
}
