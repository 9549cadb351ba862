import { describe, expect, it } from 'vitest'
import type { Visitor } from '../../src/http/context'
import { Layout } from '../../src/pages/layout'
import { markupOf } from './markup'
import { ANA, ROOT } from './samples'

describe('The navigation', () => {
  it('shows strangers nothing but the name', () => {
    expect(frame(null)).not.toContain('<nav')
  })

  it('shows people what is theirs and nothing to manage', () => {
    const markup = frame(ANA)
    expect(markup).toContain('href="/waiting"')
    expect(markup).not.toContain('/admin/')
  })

  it('shows each permission its places', () => {
    const auditor = frame({ ...ANA, permissions: ['read-history'] })
    const theirs = ['/admin/overdue', '/admin/drift', '/admin/history', '/admin/reports']
    expect(auditor.match(/\/admin\/\w+/g)).toEqual(theirs)
    expect(frame(ROOT).match(/href="\/admin\/\w+/g)).toHaveLength(9)
  })

  it('says where somebody is, also on a page that is reached from its place', () => {
    const here = (path: string) =>
      frame(ROOT, 0, 0, path).match(/<a href="([^"]+)" aria-current="page"/)?.[1]
    expect(here('/admin/groups/gro_1')).toBe('/admin/groups')
    expect(here('/admin/scim/new')).toBe('/admin/people')
    expect(here('/admin/configuration')).toBe('/admin/policies')
    expect(here('/notices')).toBe(undefined)
  })

  it('counts what waits', () => {
    expect(frame(ANA, 3)).toContain('<span class="count">3</span>')
    expect(frame(ANA, 0)).not.toContain('class="count"')
  })

  it('counts what is overdue, first of the places to manage, also where these are folded', () => {
    const markup = frame(ROOT, 0, 2)
    expect(markup).toContain('<a href="/admin/overdue">Overdue<span class="count">2</span></a>')
    expect(markup).toContain('Manage<span class="count">2</span></button>')
  })
})

function frame(visitor: Visitor | null, waitingCount = 0, overdueCount = 0, path = '/'): string {
  const assets = {
    ...{ css: '/app.css', script: '/app.js', keys: '/keys.js' },
    ...{ passkeys: '/passkeys.js', reorder: '/reorder.js', push: '/push.js' },
  }
  return markupOf(
    <Layout title="Home" {...{ visitor, waitingCount, overdueCount, path, assets }} />,
  )
}
