import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { BUILT_IN, type BuiltInRole } from '../../src/domain/permission/role'
import { endpoints } from '../../src/routes/api'
import { ROWS, type Row } from './table/rows'
import { type Callers, openWorld, type Tried, type World } from './table/world'

const ROLES = Object.keys(BUILT_IN) as BuiltInRole[]

/** Everybody who tries each route, those who may least first. */
const CALLERS = ['nobody', 'owner', ...ROLES.toReversed()] as const satisfies readonly Callers[]

describe('the table of who may do what', () => {
  it('has a row for every route of the app, and none for what is not there', () => {
    const served = app.routes.filter(({ method }) => method !== 'ALL')
    const names = new Set(served.map(({ method, path }) => `${method} ${path}`))
    const rows = new Set(ROWS.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`))
    expect([...names].filter((name) => !rows.has(name))).toEqual([])
    expect([...rows].filter((name) => !names.has(name))).toEqual([])
  })

  it('says what the description of the API says', () => {
    for (const { definition } of endpoints) {
      const path = `/api/v1${definition.path.replace(/\{(\w+)\}/g, ':$1')}`
      const row = ROWS.find((each) => isOf(each, definition.method, path))
      const said = row?.isInHandler ? 'signed-in' : row?.who
      expect(said, path).toBe(definition.access)
    }
  })
})

describe('every route', () => {
  let world: World

  beforeAll(async () => {
    world = await openWorld()
  })

  it.each(ROWS)('$method $path is for $who', async (row) => {
    for (const caller of CALLERS) {
      const tried = await world.try(row, caller)
      expect(outcomeOf(tried), `${caller}: ${tried.status}`).toBe(expected(row, caller))
      if (outcomeOf(tried) === 'unknown') expect(tried.said).toBe(await world.unknown(row, caller))
    }
  })
})

type Outcome = 'let through' | 'sent to sign in' | 'unknown' | 'asked for a token'

function outcomeOf({ status, isToSignIn, isUnknown, isTokenless }: Tried): Outcome {
  if (isTokenless) return 'asked for a token'
  if (isToSignIn) return 'sent to sign in'
  return status === 404 && isUnknown ? 'unknown' : 'let through'
}

function expected({ who, path }: Row, caller: (typeof CALLERS)[number]): Outcome {
  if (path === '/sign-out') return 'sent to sign in' // It is where signing out leads.
  if (who === 'anybody') return 'let through'
  if (who === 'its own token') return 'asked for a token'
  if (caller === 'nobody') return 'sent to sign in'
  if (who === 'signed-in') return 'let through'
  const permissions = caller === 'owner' ? [] : BUILT_IN[caller].permissions
  const may = (permission: string) => permissions.some((each) => each === permission)
  const isTheirs = caller === 'owner' && (who === 'own' || who === 'requester')
  return isTheirs || may(who === 'own' ? 'read-history' : who) ? 'let through' : 'unknown'
}

function isOf(row: Row, method: string, path: string): boolean {
  return row.path === path && row.method === method.toUpperCase()
}
