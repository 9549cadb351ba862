import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Place } from './catalogue.ts'
import type { Chance } from './chance.ts'
import type { Person } from './directory.ts'

type Row = Record<string, SQLInputValue>
/** One request from asking to the end of the lease, as the product recorded it. */
type Story = { readonly request: Row; readonly lease: Row; readonly history: readonly Row[] }

type Surroundings = { readonly people: readonly Person[]; readonly places: readonly Place[] }

const DAY_MS = 86_400_000
const LOOK_BACK_DAYS = 365
/** One in so many requests goes on today; the others are over. */
const OPEN_EACH = 50
/** What is not about a request: changes of the catalogue, and who signed in. */
const SHARE_OF_OTHERS = 0.06
const TEMPLATE_PEOPLE = { requester: 'Ana Alvarez', approver: 'Bo Berg' }

/** A year of requests with their leases and everything in history, until there are so many rows. */
export function fillPast(
  db: DatabaseSync,
  chance: Chance,
  wanted: { readonly history: number },
  { people, places }: Surroundings,
): void {
  const story = storyIn(db)
  const retell = retelling(db, story)
  const add = {
    request: inserting(db, 'requests', story.request),
    lease: inserting(db, 'leases', story.lease),
    history: inserting(db, 'history', story.history[0] ?? {}),
    involvement: db.prepare(
      'INSERT OR IGNORE INTO involvements (person_id, resource_id) VALUES (?, ?)',
    ),
    waiting: db.prepare('INSERT INTO waiting (request_id, principal) VALUES (?, ?)'),
  }
  const now = Date.now()
  const told = new Map<string, number>()
  const there = db.prepare('SELECT count(*) AS count FROM history').get() as { count: number }
  let left = wanted.history - there.count
  left -= fillOthers(db, chance, Math.round(wanted.history * SHARE_OF_OTHERS), people)
  for (let number = 0; left > 0; number++) {
    const place = chance.favourite(places)
    const requester = chance.favourite(people)
    const approver = chance.of(people)
    const nth = (told.get(place.resourceId) ?? 0) + 1
    told.set(place.resourceId, nth)
    const isOpen = number % OPEN_EACH === 0
    const ago = isOpen
      ? chance.below(3_000_000)
      : 4 * 3_600_000 + chance.below(LOOK_BACK_DAYS) * DAY_MS + chance.below(DAY_MS)
    const one = retell({ place, requester, approver, nth, at: now - ago })
    const isPending = isOpen && number % (2 * OPEN_EACH) === 0
    const rows = one.history.slice(0, isPending ? 2 : isOpen ? 6 : left)
    for (const row of rows.slice(0, left)) add.history(row)
    left -= rows.length
    add.involvement.run(requester.id, place.resourceId)
    if (isPending) {
      const group = groupOf(db, place.policyId)
      add.request({
        ...one.request,
        stage: 'pending',
        decided_at: null,
        is_open: 1,
        deadline_at: now + (1 + chance.below(5 * 24)) * 3_600_000,
      })
      add.waiting.run(String(one.request.id), group)
      continue
    }
    const open = { stage: 'in_use', is_open: 1 }
    const endsAt = now + 3_600_000 + chance.below(6 * 3_600_000)
    const active = { phase: 'active', is_open: 1, closed_at: null, ended_at: null, ends_at: endsAt }
    const late = number % 97 === 1 ? { closed_at: Number(one.lease.closed_at) + 900_000 } : {}
    add.request(isOpen ? { ...one.request, ...open } : one.request)
    add.lease(isOpen ? { ...one.lease, ...active } : { ...one.lease, ...late })
  }
}

function groupOf(db: DatabaseSync, policyId: string): string {
  const row = db
    .prepare("SELECT terms ->> '$.steps[0].groups[0]' AS id FROM policies WHERE id = ?")
    .get(policyId)
  return String((row as { id: string }).id)
}

function storyIn(db: DatabaseSync): Story {
  const one = <Kind>(sql: string, ...values: SQLInputValue[]) =>
    db.prepare(sql).get(...values) as Kind
  const lease = one<Row | undefined>(
    "SELECT * FROM leases WHERE phase = 'closed' AND holder_name = ? ORDER BY id LIMIT 1",
    TEMPLATE_PEOPLE.requester,
  )
  if (!lease) throw new Error('Nobody has had anything yet whose history could be copied.')
  const request = one<Row>('SELECT * FROM requests WHERE id = ?', lease.request_id ?? null)
  const history = db
    .prepare('SELECT * FROM history WHERE request_id = ? ORDER BY sequence')
    .all(lease.request_id ?? null) as Row[]
  return { request, lease, history }
}

type Telling = {
  readonly place: Place
  readonly requester: Person
  readonly approver: Person
  /** The requests of one resource are counted. */
  readonly nth: number
  readonly at: number
}

/** The story again with other names; its text is made once, since a million rows are made from it. */
function retelling(db: DatabaseSync, story: Story): (telling: Telling) => Story {
  const { request, lease, history } = story
  const person = (name: string) =>
    String((db.prepare('SELECT id FROM people WHERE display_name = ?').get(name) as Row).id)
  const [filed] = history
  const account = JSON.parse(String(filed?.data)).account.id
  const { policy } = JSON.parse(String(filed?.data))
  const marks: readonly [string, (telling: Telling) => string][] = [
    [String(request.id), ({ place, nth }) => `${place.resourceId.replace('res', 'req')}_${nth}`],
    [String(lease.id), ({ place, nth }) => `${place.resourceId.replace('res', 'lea')}_${nth}`],
    [String(request.resource_id), ({ place }) => place.resourceId],
    [String(request.resource_name), ({ place }) => place.resourceName],
    [String(account), ({ place }) => place.accountId],
    [String(policy.id), ({ place }) => place.policyId],
    [String(policy.name), ({ place }) => place.policyName],
    [person(TEMPLATE_PEOPLE.requester), ({ requester }) => requester.id],
    [TEMPLATE_PEOPLE.requester, ({ requester }) => requester.name],
    [person(TEMPLATE_PEOPLE.approver), ({ approver }) => approver.id],
    [TEMPLATE_PEOPLE.approver, ({ approver }) => approver.name],
  ]
  const byMark = new Map(marks)
  const pattern = new RegExp(marks.map(([mark]) => mark).join('|'), 'g')
  const text = JSON.stringify(story)
  const began = Number(request.filed_at)
  return (telling) => {
    const told = text.replace(pattern, (mark) => byMark.get(mark)?.(telling) ?? mark)
    const again = JSON.parse(told) as Story
    const shift = telling.at - began
    const first = (telling.nth - 1) * history.length
    const later = (row: Row, ...columns: string[]) => {
      for (const name of columns)
        if (typeof row[name] === 'number') row[name] = Number(row[name]) + shift
      row.account_name = telling.place.accountName
      return row
    }
    for (const row of again.history) {
      row.at = Number(row.at) + shift
      row.sequence = first + Number(row.sequence)
    }
    later(again.request, 'filed_at', 'decided_at')
    later(again.lease, 'checked_out_at', 'ends_at', 'closed_at', 'ended_at')
    return again
  }
}

function inserting(db: DatabaseSync, table: string, like: Row): (row: Row) => void {
  const names = Object.keys(like)
  const statement = db.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  )
  return (row) => void statement.run(...names.map((name) => row[name] ?? null))
}

/** Who signed in, as the product records it: most of what is not about a request. */
function fillOthers(
  db: DatabaseSync,
  chance: Chance,
  count: number,
  people: readonly Person[],
): number {
  const [like] = db
    .prepare("SELECT * FROM history WHERE type = 'person.signed_in' LIMIT 1")
    .all() as Row[]
  const last = db
    .prepare("SELECT max(sequence) AS last FROM history WHERE stream = 'catalogue'")
    .get()
  if (!like) throw new Error('Nobody has signed in yet whose history could be copied.')
  const add = inserting(db, 'history', like)
  const now = Date.now()
  const first = Number((last as Row).last)
  for (let number = 1; number <= count; number++) {
    const { id, name } = chance.of(people)
    const at = now - Math.round(((count - number) / count) * LOOK_BACK_DAYS * DAY_MS)
    const who = { actor_id: id, actor_name: name, person_id: id }
    add({ ...like, ...who, sequence: first + number, at })
  }
  return count
}
