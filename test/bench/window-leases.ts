import { claimPorts } from '../world/ports.ts'
import { type PostgresFacts, startPostgres } from '../world/postgres.ts'
import { benchIn } from './bench-worker.ts'
import { KeepAlive } from './keep-alive.ts'
import { withFolder } from './throw-away.ts'

export type Door = { readonly resourceId: string; readonly accountId: string }

/** A lease as whoever took it sees it. Epoch milliseconds. */
export type Taken = { readonly leaseId: string; readonly endsAt: number }

/** How D1 knows a lease. Epoch milliseconds. */
export type End = {
  readonly leaseId: string
  readonly endsAt: number
  readonly endedAt: number | null
  readonly closedAt: number | null
}

export type Size = {
  readonly resources: number
  readonly leases: number
  /** Whoever takes them, in turn: number 0 takes the first, and the first after everybody. */
  readonly people?: number
}

export type Bench = { readonly url: string; readonly postgres: PostgresFacts }

const AT_A_TIME = 8

/** As many as one person may hold, and then some: leases are spread over this many people. */
const PEOPLE = 250

/** Lends the bench Worker with a real PostgreSQL as its target. */
export function withPostgres<Result>(
  use: (bench: Bench) => Promise<Result>,
  more: Readonly<Record<string, string>> = {},
): Promise<Result> {
  return withFolder(async (dataDir) => {
    const { postgres: port } = await claimPorts(0)
    const { stop, ...postgres } = await startPostgres({ port, dataDir })
    try {
      const vars = { ALLOWED_PLAIN_ORIGINS: `postgres://localhost:${port}`, ...more }
      const worker = await (await benchIn(dataDir, vars)).start()
      try {
        const { host, broker } = postgres
        const server = { host, port: String(port), database: 'shop_dev', tls: 'disable' }
        await stock(worker.url, { kind: 'postgres', settings: { ...server, ...broker } })
        return await use({ url: worker.url, postgres })
      } finally {
        await worker.stop()
      }
    } finally {
      await stop()
    }
  })
}

/** People, policies and a connector, before anything else. */
export async function stock(
  url: string,
  target: { readonly kind: string; readonly settings: object },
): Promise<void> {
  await once(url, '/stock', { people: PEOPLE, target })
}

/** One after the other takes a lease that ends when `endsAt` says, by its number. */
export async function takeAll(
  url: string,
  { resources: count, leases, people = PEOPLE }: Size,
  settings: object,
  endsAt: (number: number) => number,
): Promise<readonly Taken[]> {
  const sharing = leases > count ? 'shared' : 'exclusive'
  const doors = await once<Door[]>(url, '/doors', { count, sharing, settings })
  const taken: Taken[] = []
  let next = 0
  const work = async () => {
    const line = new KeepAlive(url)
    while (next < leases) {
      const number = next++
      const durationSeconds = Math.round((endsAt(number) - Date.now()) / 1_000)
      const turn = { way: 'whole', client: number % people, door: doors[number % count] }
      taken[number] = (await line.post<Taken>('/keep', { ...turn, durationSeconds })).answer
    }
    line.close()
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return taken
}

/** The login role that stands for a lease at the server. */
export function roleOf({ leaseId }: Pick<Taken, 'leaseId'>): string {
  return `hallpass_${leaseId.slice('lea_'.length)}`
}

/** What D1 knows of every lease, once all are closed or it is time to give up. */
export async function endsWhenClosed(url: string, givesUpAt: number): Promise<readonly End[]> {
  for (;;) {
    const ends = await once<End[]>(url, '/ends', {})
    if (ends.every(({ closedAt }) => closedAt !== null) || Date.now() > givesUpAt) return ends
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function once<Answer>(url: string, path: string, body: object): Promise<Answer> {
  const line = new KeepAlive(url)
  const { answer } = await line.post<Answer>(path, body).finally(() => line.close())
  return answer
}
