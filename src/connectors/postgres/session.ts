import type { Duplex } from 'node:stream'
import type { QueryResult, QueryResultRow } from 'pg'
import type { Attempt } from '../attempt'
import { NotYet } from '../attempt'
import { NetworkSocket } from '../outbound/network-socket'
import { Client } from './pg'
import type { Server } from './settings'
import { type Limits, transaction } from './transaction'

const MAX_CONNECT_MS = 10_000
const MAX_CLOSE_MS = 500

/** What the server must leave for its answer to arrive before the call's own time is up. */
const MARGIN_MS = 250

/** One connection to one database, closed when `work` is over, whatever its end. */
export async function withSession<T>(
  server: Server,
  database: string,
  attempt: Attempt,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = clientFor(server, database, attempt)
  try {
    await attempt.within(client.connect())
    const session = new Session(client, attempt, database)
    await session.settle()
    return await work(session)
  } finally {
    await close(client)
  }
}

export class Session {
  readonly #client: Client
  readonly attempt: Attempt
  readonly database: string
  /** As in `server_version_num`: 180004 is 18.4. */
  version = 0
  #serverAheadMs = 0

  constructor(client: Client, attempt: Attempt, database: string) {
    this.#client = client
    this.attempt = attempt
    this.database = database
  }

  /** A fixed search path keeps Hallpass's own queries from calling what a holder created. */
  async settle(): Promise<void> {
    const results = await this.#send(
      `SET search_path = pg_catalog; SET client_min_messages = error;
       SELECT current_setting('server_version_num')::int4 AS version,
         (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`,
    )
    const facts = results.at(-1)?.rows[0] as { version: number; now: number }
    this.version = facts.version
    this.#serverAheadMs = facts.now - performance.now()
  }

  async ask<Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const { rows } = await this.attempt.within(this.#client.query<Row>(text, [...values]))
    return rows
  }

  /** One statement that changes something and cannot run inside a transaction. */
  async command(text: string): Promise<void> {
    this.attempt.hasWritten = true
    await this.#send(text)
  }

  /** All of the statements or none, and none of them after the call's time is up. */
  async change(statements: readonly string[], limits: Limits = {}): Promise<void> {
    const remainingMs = this.attempt.remainingMs() - MARGIN_MS
    if (remainingMs <= 0) throw new NotYet('The time allowed was not enough.')
    const until = performance.now() + remainingMs + this.#serverAheadMs
    this.attempt.hasWritten = true
    try {
      await this.#send(transaction(statements, this.version, remainingMs, until, limits))
    } catch (error) {
      await this.#send('ROLLBACK').catch(() => undefined)
      throw error
    }
  }

  /** A message of several statements is answered by as many results. */
  async #send(text: string): Promise<QueryResult[]> {
    const answered: unknown = await this.attempt.within(this.#client.query(text))
    return [answered].flat() as QueryResult[]
  }
}

export function clientFor(server: Server, database: string, attempt: Attempt): Client {
  const client = new Client({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database,
    ssl: server.isPlain ? false : {},
    ...(server.network && { stream: () => socketIn(server) }),
    application_name: 'hallpass',
    connectionTimeoutMillis: Math.max(1, Math.min(MAX_CONNECT_MS, attempt.remainingMs())),
  })
  // The query that is under way fails as well and says why; without a listener this would throw.
  client.on('error', () => undefined)
  return client
}

/** pg takes whatever behaves like the socket that it would have made itself. */
function socketIn({ network, isPlain }: Server): Duplex {
  return new NetworkSocket(network ?? '', !isPlain) as unknown as Duplex
}

/** A peer that has gone silent would let `end` wait for ever. */
export async function close(client: Client): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_CLOSE_MS)
  })
  await Promise.race([client.end().catch(() => undefined), patience])
  clearTimeout(timer)
}
