/** A bug to plant: texts of the product and what they become. */
export type Mutation = {
  readonly name: string
  readonly changes: readonly {
    readonly file: string
    readonly find: string
    readonly replace: string
  }[]
}
