// A receiver for the webhook connector of Hallpass, to be copied: Node 20 or newer, nothing else.
//   HALLPASS_SECRET=whsec_… PORT=8080 node webhook-receiver.mjs
// Put your system in place of `people`. The contract is docs/webhook.md.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const SECRETS = (process.env.HALLPASS_SECRET ?? '').split(' ').filter(Boolean)
const TOLERANCE_SECONDS = 300

/** The system that is protected: who may enter, with which password, until when. */
const people = new Map()
/** Per right, the highest fence whose lease has ended: a grant that comes late is refused. */
const ended = new Map()
/** Ids of messages seen, with when they may be forgotten. */
const seen = new Map()

const verbs = {
  'settings.rehearse': () => ['done', `${people.size} people may enter.`],
  'state.inspect': (data) => (isHeld(data) ? ['held', `${data.username} may enter.`] : clean(data)),
  'right.grant': (data) => {
    if (data.fence <= (ended.get(rightOf(data)) ?? 0)) return ['refused', 'That lease has ended.']
    if (Date.parse(data.endsAt) <= Date.now()) return ['refused', 'That lease has run out.']
    const before = people.get(data.username)
    people.set(data.username, { secret: data.secret, endsAt: data.endsAt })
    const isSame = before?.secret === data.secret && before?.endsAt === data.endsAt
    return [isSame ? 'already' : 'done', `${data.username} may enter until ${data.endsAt}.`]
  },
  'right.revoke': (data) => {
    end(data)
    return [people.delete(data.username) ? 'done' : 'already', `${data.username} is out.`]
  },
  'right.rotate': (data) => {
    end(data)
    people.set(data.username, { secret: data.fresh })
    return ['done', `The password of ${data.username} is a new one.`]
  },
}

function isHeld({ mode, username, secret }) {
  const found = people.get(username)
  return found !== undefined && (mode !== 'credential' || found.secret === secret)
}

function clean({ username }) {
  return ['clean', `${username} may not enter.`]
}

function end(data) {
  ended.set(rightOf(data), Math.max(data.fence, ended.get(rightOf(data)) ?? 0))
}

function rightOf({ resourceKey, right }) {
  return `${resourceKey} ${right}`
}

/** The status that a message is refused with, or null where it is Hallpass's, new and recent. */
function faultIn(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers
  if (!id || !at || !signatures) return 401
  const expected = SECRETS.map((secret) =>
    createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${id}.${at}.${body}`)
      .digest(),
  )
  const given = signatures.split(' ').filter((each) => each.startsWith('v1,'))
  const macs = given.map((each) => Buffer.from(each.slice(3), 'base64'))
  const isSame = (mac, other) => mac.length === other.length && timingSafeEqual(mac, other)
  if (!macs.some((mac) => expected.some((other) => isSame(mac, other)))) return 401
  const now = Date.now() / 1_000
  if (!(Math.abs(now - Number(at)) <= TOLERANCE_SECONDS)) return 401
  for (const [old, until] of seen) if (until < now) seen.delete(old)
  if (seen.has(id)) return 409
  seen.set(id, Number(at) + 2 * TOLERANCE_SECONDS)
  return null
}

/** The door of the protected system, which the people above try: 204 or 403. */
function door({ headers }) {
  const [, basic = ''] = (headers.authorization ?? '').split(' ')
  const [username, password] = Buffer.from(basic, 'base64').toString().split(':')
  const found = people.get(username)
  return found && (found.secret === undefined || found.secret === password) ? 204 : 403
}

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return response.writeHead(door(request)).end()
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 65_536) return request.destroy()
  }
  const fault = faultIn(request.headers, body)
  if (fault) return response.writeHead(fault).end()
  const { type, data } = JSON.parse(body)
  const [outcome, evidence] = verbs[type]?.(data) ?? ['refused', `What is ${type}?`]
  response.writeHead(200).end(JSON.stringify({ outcome, evidence }))
})
server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? 'localhost', () =>
  console.log(`Listening on port ${server.address().port}.`),
)
