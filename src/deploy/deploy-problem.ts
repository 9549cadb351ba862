/** Why nothing more was done, in sentences for the person at the terminal. */
export class DeployProblem extends Error {
  override readonly name = 'DeployProblem'
}
