import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'

/** A real target, and how to see from outside what a connector did to it. */
export type Bench = {
  readonly connector: Connector
  /** A right that nobody holds, with a lease that ends in an hour. */
  readonly freshCall: () => TargetCall
  /** Tries to enter as the holder would, with the call's secret. */
  readonly mayEnter: (call: TargetCall) => Promise<boolean>
  /** The same call to a place where nobody answers. */
  readonly unreachable: (call: TargetCall) => TargetCall
  /** The same call with credentials that the target does not accept. */
  readonly unauthorized: (call: TargetCall) => TargetCall
}

/** What every connector promises, whatever it talks to. */
export function connectorContract(name: string, build: () => Promise<Bench>) {
  describe(`${name} keeps the connector contract`, () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await build()
    })

    it('lets the holder in, however often it is asked', async () => {
      const call = bench.freshCall()
      expect(await bench.connector.grant(call)).toMatchObject({ outcome: 'done' })
      expect(await bench.connector.grant(call)).toMatchObject({ outcome: 'already' })
      expect(await bench.mayEnter(call)).toBe(true)
    })

    it('extends a lease that is asked for again with a later end', async () => {
      const call = bench.freshCall()
      await bench.connector.grant(call)
      const later = { ...call, lease: { ...call.lease, endsAt: call.lease.endsAt + 3_600_000 } }
      expect(await bench.connector.grant(later)).toMatchObject({ outcome: 'done' })
      expect(await bench.mayEnter(later)).toBe(true)
    })

    it('keeps the holder out after a revoke, and is content to be asked again', async () => {
      const call = bench.freshCall()
      await bench.connector.grant(call)
      expect(await bench.connector.revoke(call)).toMatchObject({ outcome: 'done' })
      expect(await bench.mayEnter(call)).toBe(false)
      expect(await bench.connector.revoke(call)).toMatchObject({ outcome: 'already' })
    })

    it('is content to revoke what was never granted', async () => {
      expect(await bench.connector.revoke(bench.freshCall())).toMatchObject({ outcome: 'already' })
    })

    it('survives two revokes at once', async () => {
      const call = bench.freshCall()
      await bench.connector.grant(call)
      const answers = await Promise.all([
        bench.connector.revoke(call),
        bench.connector.revoke(call),
      ])
      for (const answer of answers)
        expect(answer, JSON.stringify(answer)).toMatchObject({
          outcome: expect.stringMatching(/^(done|already|retry)$/),
        })
      expect(await bench.connector.revoke(call)).toMatchObject({
        outcome: expect.stringMatching(/^(done|already)$/),
      })
      expect(await bench.mayEnter(call)).toBe(false)
    })

    it('reads back what is true', async () => {
      const call = bench.freshCall()
      expect(await bench.connector.inspect(call)).toMatchObject({ outcome: 'clean' })
      await bench.connector.grant(call)
      expect(await bench.connector.inspect(call)).toMatchObject({ outcome: 'held' })
      await bench.connector.revoke(call)
      expect(await bench.connector.inspect(call)).toMatchObject({ outcome: 'clean' })
    })

    it('grants nothing once the lease has ended', async () => {
      const call = bench.freshCall()
      const ended = { ...call, lease: { ...call.lease, endsAt: Date.now() - 1_000 } }
      expect(await bench.connector.grant(ended)).toMatchObject({ outcome: 'refused' })
      expect(await bench.connector.inspect(ended)).toMatchObject({ outcome: 'clean' })
    })

    it('says "try again" where nobody answers, and never that access is gone', async () => {
      for (const answer of await allAnswers(bench, bench.unreachable(bench.freshCall())))
        expect(answer.outcome).toBe('retry')
    })

    it('says "refused" where it is not let in, and never that access is gone', async () => {
      for (const answer of await allAnswers(bench, bench.unauthorized(bench.freshCall())))
        expect(answer.outcome).toBe('refused')
    })

    it('shows no secret in anything that it says', async () => {
      const call = bench.freshCall()
      const said = JSON.stringify([
        ...(await allAnswers(bench, call)),
        ...(await allAnswers(bench, bench.unauthorized(call))),
        await bench.connector.rehearse(call),
        await bench.connector.rehearse(bench.unauthorized(call)),
        bench.connector.instruct(call),
      ])
      for (const secret of secretsOf(bench.connector, call)) expect(said).not.toContain(secret)
    })

    it('rehearses without leaving a trace', async () => {
      const call = bench.freshCall()
      expect(await bench.connector.rehearse(call)).toMatchObject({ works: true })
      expect(await bench.connector.inspect(call)).toMatchObject({ outcome: 'clean' })
      const unreachable = bench.unreachable(call)
      expect(await bench.connector.rehearse(unreachable)).toMatchObject({ works: false })
    })

    it('describes itself: residue, origin, modes and required settings', () => {
      const { connector } = bench
      const call = bench.freshCall()
      expect(connector.residue).toMatch(/^[A-Z].*\.$/s)
      expect(connector.originOf(call.settings)).toMatch(/^[a-z]+:\/\/[^/]+$/)
      expect(connector.modes).toContain(call.account.mode)
      for (const field of connector.settings.filter(({ required }) => required))
        expect(call.settings[field.name], field.name).toBeTruthy()
    })
  })
}

async function allAnswers({ connector }: Bench, call: TargetCall): Promise<Answer[]> {
  const inspected = await connector.inspect(call)
  const granted = await connector.grant(call)
  return [inspected as Answer, granted, await connector.revoke(call)]
}

function secretsOf(connector: Connector, call: TargetCall): string[] {
  const sealed = connector.settings.filter(({ type }) => type === 'secret')
  return [call.secret, ...sealed.map(({ name }) => call.settings[name] ?? '')].filter(Boolean)
}
