import { type Wrangler, WranglerFailure } from '../../src/deploy/wrangler.ts'

/** What a Cloudflare account holds, as far as a deployment looks at it. */
export type Account = {
  /** Null where there is no such Worker yet. */
  secrets: readonly string[] | null
  databases: readonly string[]
  codes: readonly { readonly hash: string; readonly isUsed: boolean }[]
  /** Whether it refuses everything, as it does to strangers. */
  isClosed?: boolean
}

/** Answers as wrangler does, and keeps what it was told in the order of telling. */
export class FakeWrangler implements Wrangler {
  readonly account: Account
  readonly told: string[] = []

  constructor(account: Partial<Account> = {}) {
    this.account = { secrets: [], databases: [], codes: [], ...account }
  }

  read = async (command: readonly string[]): Promise<string> => {
    this.told.push(command.slice(0, 2).join(' '))
    if (this.account.isClosed) throw new WranglerFailure(command, 'You are not signed in.')
    switch (command[0]) {
      case 'secret':
        return this.#secrets(command)
      case 'd1':
        return command[1] === 'list' ? this.#databases() : this.#query(command.at(-1) ?? '')
      default:
        throw new Error(`A deployment reads nothing with ${command.join(' ')}.`)
    }
  }

  run = async (command: readonly string[]): Promise<void> => {
    this.told.push(command.join(' '))
    if (command[0] === 'deploy') this.account.databases = ['hallpass']
    else if (!this.account.databases.includes('hallpass'))
      throw new WranglerFailure(command, "Couldn't find a D1 DB named 'hallpass'")
  }

  #secrets(command: readonly string[]): string {
    const { secrets } = this.account
    if (!secrets) throw new WranglerFailure(command, '✘ [ERROR] Worker "hallpass" not found.')
    return JSON.stringify(secrets.map((name) => ({ name, type: 'secret_text' })))
  }

  #databases(): string {
    return `▲ a newer version is out\n${JSON.stringify(this.account.databases.map((name) => ({ name })))}`
  }

  #query(sql: string): string {
    const { codes } = this.account
    const hash = /SELECT '([0-9a-f]{64})'/.exec(sql)?.[1]
    if (!hash) {
      const used = codes.filter(({ isUsed }) => isUsed).length
      return JSON.stringify([{ results: [{ issued: codes.length, used }], success: true }])
    }
    this.account.codes = [{ hash, isUsed: false }]
    return JSON.stringify([{ results: [] }, { results: [{ hash }], success: true }])
  }
}
