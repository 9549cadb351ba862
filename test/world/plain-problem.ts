/** A sentence for the person at the terminal, never a stack trace. */
export class PlainProblem extends Error {}
