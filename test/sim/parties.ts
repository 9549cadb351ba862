import type { Party } from './crash'

/** Everybody who makes calls in a run, by name. */
export class Parties {
  readonly #known = new Map<string, Party>()
  readonly #born = new Map<string, number>()

  add(party: Party): void {
    if (this.#known.has(party.name)) throw new Error(`Two are called ${party.name}.`)
    this.#known.set(party.name, party)
  }

  named(name: string): Party {
    const party = this.#known.get(name)
    if (!party) throw new Error(`Nobody is called ${name}.`)
    return party
  }

  /** For an instance; a person's tally and postbox are objects of the same name. */
  freeName(objectName: string): string {
    const number = (this.#born.get(objectName) ?? 0) + 1
    this.#born.set(objectName, number)
    return `${objectName}#${number}`
  }
}
