import { describe, expect, it } from 'vitest'
import type { ChannelMessage } from '../../src/domain/channel/message'
import { headlineOf } from '../../src/notify/channels/headline'
import { slackBody } from '../../src/notify/channels/slack'
import { teamsBody } from '../../src/notify/channels/teams'
import { webhookBody } from '../../src/notify/channels/webhook-body'

const URL_ = 'https://hallpass.example/'
const AT = Date.UTC(2026, 10, 20, 18, 40)

/** What somebody writes who wants to ring everybody, or to have something pressed. */
const HOSTILE =
  '<!channel> <@U123> <https://evil.example|here> *bold* & @here #general :tada:\n' +
  '[press](https://evil.example) **now** <at>Root</at> {{DATE(2026)}} $' +
  '{x} https://evil.example a@evil.example'

const MESSAGE: ChannelMessage = {
  id: 'evt_prod_7',
  type: 'request.filed',
  group: 'requests',
  at: AT,
  actor: { id: 'per_ana0', name: `Ana ${HOSTILE.slice(0, 60)}` },
  name: null,
  code: null,
  resource: { id: 'res_prod', name: 'prod-db' },
  accountName: 'admin',
  request: {
    id: 'req_prod_7',
    requesterId: 'per_ana0',
    requesterName: HOSTILE,
    stage: 'pending',
    policyName: 'Production',
    durationSeconds: 5_400,
    justification: HOSTILE,
    ticket: 'OPS-<12>',
  },
  lease: null,
  said: HOSTILE,
  path: '/requests/req_prod_7',
}

type Node = { readonly [name: string]: unknown }

/** Every object in it, however deep. */
function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return []
  const here = Array.isArray(value) ? [] : [value as Node]
  return [...here, ...Object.values(value).flatMap(nodesIn)]
}

describe('a message to Slack', () => {
  const body = JSON.parse(slackBody(MESSAGE, URL_)) as Node
  const nodes = nodesIn(body)
  const texts = nodes.filter(({ type }) => type === 'plain_text')

  it('is plain text everywhere, in which nothing is a mention, a link or a format', () => {
    expect(nodes.filter(({ type }) => type === 'mrkdwn' || type === 'markdown')).toEqual([])
    expect(body).toMatchObject({ mrkdwn: false, link_names: false, unfurl_links: false })
    expect(texts.every(({ emoji }) => emoji === false)).toBe(true)
    for (const text of [body.text, ...texts.map((each) => each.text)].map(String)) {
      expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
      expect(text).not.toMatch(/https?:\/\/|evil\.example|@here|a@evil/)
    }
  })

  it('has one button, which leads to the page', () => {
    expect(nodes.filter(({ type }) => type === 'button')).toMatchObject([
      { text: { text: 'Open the request' }, url: 'https://hallpass.example/requests/req_prod_7' },
    ])
  })

  it('says who asks for what, why and for how long', () => {
    const said = texts.map(({ text }) => text).join('\n')
    for (const word of ['asked for access', 'prod-db', 'admin', '90 minutes', 'OPS-&lt;12&gt;'])
      expect(said).toContain(word)
  })

  it('stays within what Slack takes, whatever somebody wrote', () => {
    const long = '&'.repeat(5_000)
    const actor = { id: 'per_ana0', name: long }
    const cut = nodesIn(JSON.parse(slackBody({ ...MESSAGE, actor, said: long }, URL_)))
    const lengths = cut.filter(({ type }) => type === 'plain_text').map(({ text }) => String(text))
    for (const text of lengths) {
      expect(text.length).toBeLessThanOrEqual(3_000)
      expect(text.replace(/&(?:amp|lt|gt);|…/g, '')).not.toContain('&')
    }
    const [header] = cut.filter(({ type }) => type === 'header') as { text: { text: string } }[]
    expect(header?.text.text.length).toBeLessThanOrEqual(150)
  })
})

describe('a message to Teams', () => {
  const body = JSON.parse(teamsBody(MESSAGE, URL_)) as {
    type: string
    attachments: { contentType: string; content: Node }[]
  }
  const card = body.attachments[0]?.content ?? {}
  const nodes = nodesIn(card)

  it('is an Adaptive Card as a workflow takes it, with one button that leads to the page', () => {
    expect(body.type).toBe('message')
    expect(body.attachments).toHaveLength(1)
    expect(body.attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.4' })
    expect(card.actions).toEqual([
      {
        type: 'Action.OpenUrl',
        title: 'Open the request',
        url: 'https://hallpass.example/requests/req_prod_7',
      },
    ])
  })

  it('has runs of plain text only, in which nothing is a mention, a link, a format or a template', () => {
    expect(nodes.filter(({ type }) => type === 'TextBlock' || type === 'FactSet')).toEqual([])
    expect('msteams' in card).toBe(false)
    const runs = nodes.filter(({ type }) => type === 'TextRun').map(({ text }) => String(text))
    expect(runs.length).toBeGreaterThan(5)
    for (const text of runs) {
      expect(text).not.toMatch(/\{\{|\$\{|<at>|<\/at>|https?:\/\/|evil\.example/)
      expect(text.length).toBeGreaterThan(0)
    }
  })
})

describe('a message to a webhook', () => {
  it('has times in RFC 3339 and the address of the page', () => {
    const lease: ChannelMessage['lease'] = {
      ...({ id: 'lea_prod_1', holderId: 'per_ana0', holderName: 'Ana', phase: 'active' } as const),
      ...{ endsAt: AT, endedAt: null },
    }
    expect(
      JSON.parse(webhookBody({ ...MESSAGE, lease, path: '/leases/lea_prod_1' }, URL_)),
    ).toEqual({
      type: 'request.filed',
      timestamp: '2026-11-20T18:40:00.000Z',
      data: {
        actor: MESSAGE.actor,
        resource: MESSAGE.resource,
        accountName: 'admin',
        request: MESSAGE.request,
        lease: { ...lease, endsAt: '2026-11-20T18:40:00.000Z' },
        said: HOSTILE,
        name: null,
        code: null,
        url: 'https://hallpass.example/leases/lea_prod_1',
      },
    })
  })
})

describe('the headline of a message', () => {
  const root = { ...MESSAGE, actor: { id: 'per_root', name: 'Root' } }

  it('says who did what, to what, and why it was refused', () => {
    expect(headlineOf(root)).toBe('Root asked for access')
    expect(headlineOf({ ...root, type: 'policy.updated', name: 'Production' })).toBe(
      'Root changed the policy “Production”',
    )
    expect(headlineOf({ ...root, type: 'attempt.refused', code: 'not_yours' })).toBe(
      'Root tried something and was refused: not yours',
    )
  })

  it('says of a test that it is one, and what is new as it is', () => {
    expect(headlineOf({ ...root, group: 'test' })).toBe('Root sent a test message')
    expect(headlineOf({ ...root, type: 'moon.landed' })).toBe('Root moon.landed')
  })
})
