import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { submit } from '../../commands/changes/submit'
import { rehearseConnector } from '../../commands/save-connector'
import type { Connector } from '../../connectors/connector'
import { connectorKinds, connectorOf } from '../../connectors/registry'
import { type ConnectorRow, findConnector } from '../../db/connectors'
import { ConnectorId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { settingsIn, typedSettings } from '../parts/setting-fields'
import { one, type Typed } from '../parts/typed'
import { formOf, idIn, queriesOf, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { ConnectorKindsPage } from './connector-kinds-page'
import { connectorRows } from './connector-rows'
import { ConnectorFormPage, ConnectorsPage } from './connectors-page'
import { landing } from './landing'
import { CONNECTOR_QUERY, connectorsLike } from './list-queries'

export const connectorPages = new Hono<AppEnv>()
  .use(requirePermission('manage-connectors', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const query = queriesOf(c, CONNECTOR_QUERY)
      const rows = connectorsLike(await connectorRows(env.DB), query)
      const kinds = connectorKinds()
      return show(
        c,
        { title: textsFor(c).shell.connectors },
        <ConnectorsPage {...{ rows, kinds, query }} />,
      )
    }),
  )
  .get(
    '/new',
    turn(async ({ c }) => {
      const kind = c.req.query('kind')
      if (!kind) {
        const kinds = connectorKinds()
        return show(c, { title: textsFor(c).connectors.new }, <ConnectorKindsPage kinds={kinds} />)
      }
      const connector = connectorOf(kind)
      if (!connector) return null
      return form(c, connector, null, {
        draft: { ...BLANK, typed: typedSettings(connector.settings, {}) },
      })
    }),
  )
  .get(
    '/:id',
    turn(async (here) => {
      const stored = await storedIn(here)
      if (!stored) return null
      const { connector, row } = stored
      const typed = { name: [row.name], ...typedSettings(connector.settings, row.settings) }
      return form(here.c, connector, row, { draft: { ...BLANK, typed } })
    }),
  )
  .post(
    '/',
    turn((here) => save(here, null)),
  )
  .post(
    '/rehearse',
    turn((here) => rehearse(here, null)),
  )
  .post(
    '/:id',
    turn(async (here) => withStored(here, save)),
  )
  .post(
    '/:id/rehearse',
    turn(async (here) => withStored(here, rehearse)),
  )
  .post(
    '/:id/delete',
    turn(async (here) => {
      const { c, env, visitor, editor } = here
      const stored = await storedIn(here)
      if (!stored) return null
      const { connector, row } = stored
      const typed = { ...typedSettings(connector.settings, row.settings), name: [row.name] }
      const faults = misnamed(here.texts, await formOf(c), row.name)
      if (faults) return form(c, connector, row, { draft: { typed, faults }, status: 422 })
      const change = { kind: 'connector', verb: 'delete', id: row.id } as const
      const done = await submit(env, visitor, editor, change)
      if (done.ok) return c.redirect(landing(done, '/admin/connectors'), 303)
      return form(c, connector, row, no(done.problem, typed))
    }),
  )

type Stored = { readonly row: ConnectorRow; readonly connector: Connector }

async function storedIn({ c, env }: Turn): Promise<Stored | null> {
  const id = idIn(ConnectorId, c.req.param('id'))
  const row = id && (await findConnector(env.DB, id))
  const connector = row && connectorOf(row.kind)
  return connector ? { row, connector } : null
}

type Then = (here: Turn, stored: Stored | null) => Promise<Response | null>

async function withStored(here: Turn, then: Then): Promise<Response | null> {
  const stored = await storedIn(here)
  return stored && then(here, stored)
}

const save: Then = async ({ c, env, visitor, editor }, stored) => {
  const typed = await formOf(c)
  const connector = stored?.connector ?? connectorOf(one(typed, 'kind'))
  if (!connector) return null
  const draft = {
    id: stored?.row.id ?? null,
    name: one(typed, 'name'),
    kind: connector.kind,
    settings: settingsIn(connector.settings, typed),
  }
  const change = { kind: 'connector', verb: 'save', draft } as const
  const saved = await submit(env, visitor, editor, change)
  if (saved.ok) return c.redirect(landing(saved, '/admin/connectors'), 303)
  return form(c, connector, stored?.row ?? null, no(saved.problem, typed))
}

const rehearse: Then = async ({ c, env }, stored) => {
  const typed = await formOf(c)
  const connector = stored?.connector ?? connectorOf(one(typed, 'kind'))
  if (!connector) return null
  const row = stored?.row ?? null
  const tried = await rehearseConnector(env, {
    id: row?.id ?? null,
    kind: connector.kind,
    settings: settingsIn(connector.settings, typed),
  })
  if (!tried.ok) return form(c, connector, row, no(tried.problem, typed))
  const { rehearsal } = tried
  const draft = { typed, faults: {} }
  if (rehearsal.works) return form(c, connector, row, { draft, found: rehearsal.found })
  const problem = {
    title: textsFor(c).connectors.doesNotWork,
    detail: rehearsal.problems.join(' '),
  }
  return form(c, connector, row, { draft, problem, status: 422 })
}

type Extra = {
  readonly draft: Draft
  readonly problem?: { readonly title: string; readonly detail: string }
  readonly found?: string
  readonly status?: number
}

function form(
  c: Turn['c'],
  connector: Connector,
  stored: ConnectorRow | null,
  { status = 200, ...extra }: Extra,
): Promise<Response> {
  const at = stored && `${c.env.PUBLIC_URL}/${connector.kind}/${stored.id}`
  const setUp = (at ? connector.setUp?.(stored.settings, at) : null) ?? null
  return show(
    c,
    { title: stored?.name ?? textsFor(c).connectors.new, status },
    <ConnectorFormPage {...{ connector, stored, setUp }} {...extra} />,
  )
}

function no(problem: Problem, typed: Typed): Extra {
  const draft = { typed, faults: faultsOf(problem) }
  return { draft, problem: saidOf(problem), status: problem.status }
}
