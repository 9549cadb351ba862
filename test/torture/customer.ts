import { setTimeout as sleep } from 'node:timers/promises'
import type { Prop } from '../journeys/stage.ts'
import type { Dice } from '../sim/dice.ts'
import type { HttpClient } from '../support/http-client.ts'
import { type Heard, type Span, send } from './line.ts'
import type { LogBook, SeenLease } from './log-book.ts'

type Request = { readonly id: string; readonly stage: string; readonly lease: SeenLease | null }
type Problem = { readonly code?: string; readonly leaseId?: string }

/** What a customer finds when it comes. */
export type Yard = {
  readonly props: readonly Prop[]
  readonly root: HttpClient
  readonly approver: HttpClient
  readonly book: LogBook
  /** Logs in at the target itself, and stays. */
  readonly enter: (user: string, password: string) => Promise<void>
  isOver: boolean
}

const TRIES_WITH_ONE_KEY = 40

/** Asks, takes, uses and gives back, whatever happens to the product, until the yard closes. */
export class Customer {
  readonly #name: string
  readonly #person: string
  readonly #http: HttpClient
  readonly #yard: Yard
  readonly #dice: Dice
  #turns = 0

  constructor(name: string, person: string, http: HttpClient, yard: Yard, dice: Dice) {
    this.#name = name
    this.#person = person
    this.#http = http
    this.#yard = yard
    this.#dice = dice
  }

  async live(): Promise<void> {
    while (!this.#yard.isOver) {
      await sleep(this.#dice.between(0, 300))
      const prop = this.#dice.pick(this.#yard.props)
      const request = await this.#ask(prop)
      const lease = request ? await this.#checkOut(prop, request) : null
      if (lease) await this.#use(lease)
    }
  }

  async #ask(prop: Prop): Promise<string | null> {
    const wish = { ...prop, durationSeconds: this.#dice.between(10, 15), justification: 'torture' }
    const heard = await this.#send<Request>('POST', '/requests', wish)
    if (heard.outcome !== 'answered' || heard.status !== 201) return null
    const { id, stage } = heard.body
    this.#yard.book.requests.add(id)
    if (stage === 'pending')
      await send(this.#yard.approver, 'POST', `/requests/${id}/approve`, { comment: 'yes' })
    return id
  }

  async #checkOut(prop: Prop, request: string): Promise<SeenLease | null> {
    this.#turns += 1
    const key = `${this.#name}-${this.#turns}`
    const path = `/requests/${request}/check-out`
    const first = await this.#send<SeenLease & Problem>('POST', path, {}, key)
    if (first.outcome === 'unsent') return null
    if (first.outcome === 'answered') return this.#learn(prop, first)
    if (!this.#dice.chance(0.2)) return this.#lookWhetherTaken(prop, request, first)
    for (let tries = 0; tries < TRIES_WITH_ONE_KEY && !this.#yard.isOver; tries += 1) {
      await sleep(2_000)
      const again = await this.#send<SeenLease & Problem>('POST', path, {}, key)
      if (again.outcome !== 'answered' || again.body.code === 'idempotency_in_progress') continue
      if (again.status < 300 || again.body.code === 'grant_failed')
        return this.#learn(prop, { ...again, invokedAt: first.invokedAt })
      // What the first try took, if it did, failed to open meanwhile and gave the approval back.
      const span = { invokedAt: first.invokedAt, answeredAt: again.invokedAt }
      this.#yard.book.notTaken(this.#name, this.#person, prop.resourceId, 'lost', span)
      return this.#learn(prop, again)
    }
    const span = { invokedAt: first.invokedAt, answeredAt: Number.POSITIVE_INFINITY }
    return this.#lookWhetherTaken(prop, request, span)
  }

  #learn(
    { resourceId }: Prop,
    heard: Extract<Heard<SeenLease & Problem>, { outcome: 'answered' }>,
  ): SeenLease | null {
    const { status, body, invokedAt, answeredAt } = heard
    const span = { invokedAt, answeredAt }
    const { book } = this.#yard
    if (body.code === 'resource_held')
      book.notTaken(this.#name, this.#person, resourceId, 'held', span)
    if (body.code === 'grant_failed' && body.leaseId) {
      const lease = { id: body.leaseId, phase: 'revoking', endsAt: new Date(0).toISOString() }
      book.taken(this.#name, this.#person, lease, span)
    }
    if (status >= 300) return null
    // The answer may be that of an earlier try, so that its phase need not be that of now.
    book.taken(this.#name, this.#person, body, span)
    return body
  }

  /** Whoever has lost an answer asks what has become of it. */
  async #lookWhetherTaken(
    { resourceId }: Prop,
    request: string,
    { invokedAt, answeredAt }: Span,
  ): Promise<SeenLease | null> {
    const { book } = this.#yard
    const heard = await this.#insist<Request>(`/requests/${request}`)
    const lease = heard?.body.lease
    if (heard && lease) {
      book.taken(this.#name, this.#person, lease, { invokedAt, answeredAt: heard.answeredAt })
      book.saw(this.#name, lease, heard)
      return lease
    }
    book.notTaken(this.#name, this.#person, resourceId, 'lost', { invokedAt, answeredAt })
    return null
  }

  async #use(lease: SeenLease): Promise<void> {
    const active = await this.#look(lease)
    if (active?.phase === 'active' && this.#dice.chance(0.6)) await this.#enter(lease)
    await sleep(this.#dice.anySize(50, 4_000))
    if (this.#dice.chance(0.5)) await this.#end(lease, this.#http, 'check-in', {})
    else if (this.#dice.chance(0.3))
      await this.#end(lease, this.#yard.root, 'revoke', { reason: 'torture' })
    else await sleep(Math.max(0, Date.parse(lease.endsAt) - Date.now()))
    for (let looks = 0; looks < 4; looks += 1) {
      const now = await this.#look(lease)
      if (now?.phase === 'closed') return
      await sleep(this.#dice.anySize(20, 800))
    }
  }

  async #enter({ id }: SeenLease): Promise<void> {
    type Shown = { readonly secret: string; readonly guide: { readonly username: string } }
    const heard = await this.#send<Shown>('GET', `/leases/${id}/credential`)
    if (heard.outcome !== 'answered' || heard.status !== 200) return
    await this.#yard.enter(heard.body.guide.username, heard.body.secret)
  }

  async #end(lease: SeenLease, who: HttpClient, verb: string, body: object): Promise<void> {
    const heard = await send<SeenLease>(who, 'POST', `/leases/${lease.id}/${verb}`, body)
    const { book } = this.#yard
    if (heard.outcome === 'unsent') return
    if (heard.outcome === 'lost') {
      book.lost += 1
      return book.ending(this.#name, lease, true, heard)
    }
    if (heard.status !== 200) return
    book.ending(this.#name, lease, false, heard)
    book.saw(this.#name, heard.body, heard)
  }

  async #look({ id }: SeenLease): Promise<SeenLease | null> {
    const heard = await this.#send<SeenLease>('GET', `/leases/${id}`)
    if (heard.outcome !== 'answered' || heard.status !== 200) return null
    this.#yard.book.saw(this.#name, heard.body, heard)
    return heard.body
  }

  /** Asks until there is an answer; a product that was killed is back in a moment. */
  async #insist<Body>(path: string) {
    for (let tries = 0; tries < 100; tries += 1) {
      const heard = await this.#send<Body>('GET', path)
      if (heard.outcome === 'answered' && heard.status === 200) return heard
      await sleep(200)
    }
    return null
  }

  async #send<Body>(method: 'GET' | 'POST', path: string, body?: object, key?: string) {
    const heard = await send<Body>(this.#http, method, path, body, key)
    if (heard.outcome === 'lost') this.#yard.book.lost += 1
    return heard
  }
}
