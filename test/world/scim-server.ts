import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import express, { type Request, type Response } from 'express'
import SCIMMY from 'scimmy'
import SCIMMYRouters from 'scimmy-routers'
import { keep } from './keep.ts'
import { closeAll, listenOnLoopback } from './loopback.ts'
import { escapeHtml, page } from './page.ts'
import { declareResources, withGroups } from './scim-resources.ts'
import { type ScimRow, ScimStore, type Shelf } from './scim-store.ts'

/** `url` is the application's page; below `baseUrl` it is provisioned. */
export type ScimFacts = {
  readonly url: string
  readonly baseUrl: string
  readonly token: string
  readonly client: { readonly id: string; readonly secret: string; readonly tokenUrl: string }
}

type Keys = { readonly token: string; readonly clientSecret: string }

const CLIENT_ID = 'hallpass'

/** An application whose users and groups are kept by SCIM 2.0, with a page that shows them. */
export async function startScimServer(options: {
  readonly port: number
  readonly dataDir: string
}): Promise<ScimFacts & { stop(): Promise<void> }> {
  const keys = keep<Keys>(options.dataDir, 'scim-keys', () => ({
    token: randomBytes(24).toString('base64url'),
    clientSecret: randomBytes(24).toString('base64url'),
  }))
  const store = new ScimStore(options.dataDir)
  const app = application(store, keys)
  const servers = await listenOnLoopback(() => createServer(app), options.port)
  const url = `http://localhost:${options.port}`
  const client = { id: CLIENT_ID, secret: keys.clientSecret, tokenUrl: `${url}/oauth/token` }
  return {
    url,
    baseUrl: `${url}/scim/v2`,
    token: keys.token,
    client,
    stop: () => closeAll(servers),
  }
}

function application(store: ScimStore, keys: Keys): express.Express {
  declareResources(store)
  const accessTokens = new Set<string>()
  const app = express()
  app.get('/', (_request, response) => response.send(usersPage(store)))
  app.post('/sign-in', express.json(), (request, response) => signIn(store, request, response))
  app.post('/oauth/token', express.urlencoded({ extended: false }), (request, response) =>
    issueToken(keys, accessTokens, request, response),
  )
  app.use('/scim/v2/:kind(Users|Groups)/:id', (request, response, next) => {
    const { kind = '', id = '' } = request.params as { [name: string]: string }
    const row = store.find(kind.toLowerCase() as Shelf, id)
    const wanted = request.header('if-match')
    if (row && wanted && wanted !== versionOf(row)) {
      response.status(412).send(new SCIMMY.Messages.ErrorResponse({ status: 412 }))
      return
    }
    if (row && request.method === 'GET') response.set('etag', versionOf(row))
    next()
  })
  const handler = (request: Request) => {
    const token = request.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (token === keys.token || accessTokens.has(token)) return ''
    throw new Error('Unknown token.')
  }
  app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler }))
  return app
}

function versionOf({ version }: ScimRow): string {
  return `W/"${version}"`
}

/** How somebody with a password enters the application; answers with what they may do there. */
function signIn(store: ScimStore, request: Request, response: Response): void {
  const { userName, password } = request.body as { [name: string]: unknown }
  const user = store
    .all('users')
    .find((row) => row.userName === userName && row.active && row.password === password)
  if (!user) return void response.sendStatus(403)
  response.json({ groups: withGroups(store)(user).groups.map(({ display }) => display) })
}

/** OAuth client credentials (RFC 6749, section 4.4), the client's password in the header only. */
function issueToken(keys: Keys, tokens: Set<string>, request: Request, response: Response): void {
  const client = `Basic ${Buffer.from(`${CLIENT_ID}:${keys.clientSecret}`).toString('base64')}`
  if (request.header('authorization') !== client) {
    response.status(401).json({ error: 'invalid_client' })
    return
  }
  const token = randomBytes(24).toString('base64url')
  tokens.add(token)
  response.json({ access_token: token, token_type: 'Bearer', expires_in: 3_600 })
}

function usersPage(store: ScimStore): string {
  const users = store.all('users').map(withGroups(store))
  const items = users.map(({ userName = '', active, groups }) => {
    const names = groups.map(({ display }) => display).join(', ') || 'no group'
    return `<li><a><strong>${escapeHtml(userName)}</strong><br>
      <small>${active ? 'active' : 'not active'}, ${escapeHtml(names)}</small></a></li>`
  })
  return page(
    'The shop’s back office',
    `<h1>The shop’s back office</h1>
    <p>An application whose users are kept by SCIM 2.0. This is who there is now.</p>
    <ol>${items.join('')}</ol>`,
    '<meta http-equiv="refresh" content="4">',
  )
}
