import { afterEach, describe, expect, it, vi } from 'vitest'
import { ssh } from '../../../src/connectors/ssh/ssh'
import { issueCall, START } from './authority'

afterEach(() => {
  vi.useRealTimers()
})

const END = START + 3_600_000

function lease(issuedUntil?: number | null) {
  const at = { resourceKey: 'prod1', fence: 7, endsAt: END }
  return issueCall({}, '', { lease: issuedUntil === undefined ? at : { ...at, issuedUntil } })
}

function nowIs(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

describe('access by certificates', () => {
  it('is opened as often as it is asked, but not once its time is over', async () => {
    nowIs(START)
    for (const _ of [1, 2]) expect(await ssh.grant(lease())).toMatchObject({ outcome: 'done' })
    nowIs(END)
    expect(await ssh.grant(lease())).toMatchObject({ outcome: 'refused' })
  })

  it.each([undefined, null])('is over at once where nothing was issued: %j', async (until) => {
    expect(await ssh.revoke(lease(until))).toMatchObject({ outcome: 'already' })
    expect(await ssh.inspect(lease(until))).toMatchObject({ outcome: 'clean' })
  })

  it('is over when the last certificate has run out, and not a millisecond before', async () => {
    const until = START + 900_000
    nowIs(until - 1)
    expect(await ssh.revoke(lease(until))).toMatchObject({ outcome: 'wait', until })
    expect(await ssh.inspect(lease(until))).toMatchObject({ outcome: 'held' })
    nowIs(until)
    expect(await ssh.revoke(lease(until))).toMatchObject({ outcome: 'done' })
    expect(await ssh.inspect(lease(until))).toMatchObject({ outcome: 'clean' })
  })

  it('says what it leaves behind: open sessions, and what it locks until when', () => {
    expect(ssh.residue).toMatch(/session .* goes on until it is closed/)
    expect(ssh.residue).toContain('the resource stays locked')
  })

  it('tells the holder how to log in, at the port of the host', () => {
    const settings = { principal: 'web-root', login: 'root', host: 'web1.example:2222' }
    const call = { ...lease(), account: { ...lease().account, settings } }
    const guide = ssh.instruct(call)
    expect(guide.username).toBe('root')
    expect(guide.commands).toContain('ssh -p 2222 root@web1.example')
  })

  it('shows administrators the three lines of sshd_config, and where the files come from', () => {
    const { commands = [] } = ssh.setUp?.({}, 'https://hallpass.example/ssh/con_web1') ?? {}
    expect(commands.slice(2).map((line) => line.split(' ')[0])).toEqual([
      'TrustedUserCAKeys',
      'RevokedKeys',
      'AuthorizedPrincipalsFile',
    ])
    expect(commands[1]).toContain('https://hallpass.example/ssh/con_web1/krl && mv ')
  })
})
