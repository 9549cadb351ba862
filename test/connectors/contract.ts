import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'
import type { AccessMode } from '../../src/domain/account'
import { expectTaken, takeAway } from './take-away'

/**
 * What goes wrong on the way. `reply lost`: the target did what it was asked, and the answer never
 * comes. `silent`: something takes the connection and says nothing. `nonsense`: it answers with what
 * no such target would say.
 */
export type Fault = 'reply lost' | 'silent' | 'nonsense'

/** A real target in one access mode, and how to see from outside what a connector did to it. */
export type Bench = {
  readonly connector: Connector
  /** A right that nobody holds, of the mode under test, with a lease that ends in an hour. */
  readonly freshCall: () => TargetCall | Promise<TargetCall>
  /**
   * Tries to use the right as its holder would: with the call's secret where the mode shows one,
   * with the holder's own login where it does not.
   */
  readonly mayEnter: (call: TargetCall) => Promise<boolean>
  /** The same call to a place where nobody answers. */
  readonly unreachable?: (call: TargetCall) => TargetCall
  /** The same call with credentials that the target does not accept. */
  readonly unauthorized?: (call: TargetCall) => TargetCall
  /** The same call by a way on which this goes wrong; `test/support/saboteur.ts` lays such ways. */
  readonly sabotaged?: (call: TargetCall, fault: Fault) => TargetCall | Promise<TargetCall>
  /** Gives the right by hand, as somebody who is not Hallpass would. */
  readonly giveBefore?: (call: TargetCall) => Promise<void>
}

/** What a target cannot do to a connector, such as being unreachable where there is no network. */
export type Lack = Fault | 'unreachable' | 'unauthorized'

/** What every connector promises in a mode, whatever it talks to. */
export function connectorContract(
  name: string,
  mode: AccessMode,
  build: () => Promise<Bench>,
  lacks: readonly Lack[] = [],
) {
  const has = (part: Lack) => !lacks.includes(part)
  describe(`${name} keeps the connector contract of ${mode}`, () => {
    let bench: Bench
    let connector: Connector
    beforeAll(async () => {
      bench = await build()
      connector = bench.connector
    })

    it('lets the holder in, however often it is asked', async () => {
      const call = await bench.freshCall()
      expect(call.account.mode).toBe(mode)
      expect(await connector.grant(call)).toMatchObject({ outcome: 'done' })
      expect(await connector.grant(call)).toMatchObject({ outcome: GIVEN })
      expect(await bench.mayEnter(call)).toBe(true)
    })

    it('extends a lease that is asked for again with a later end', async () => {
      const call = await bench.freshCall()
      await connector.grant(call)
      const later = { ...call, lease: { ...call.lease, endsAt: call.lease.endsAt + 3_600_000 } }
      expect(await connector.grant(later)).toMatchObject({ outcome: GIVEN })
      expect(await bench.mayEnter(later)).toBe(true)
    })

    it('keeps the holder out at the end, and is content to be asked again', async () => {
      const call = await bench.freshCall()
      await connector.grant(call)
      await expectTaken(bench, call, await takeAway(connector, call), 'done')
      await expectTaken(bench, call, await takeAway(connector, call))
    })

    it('gives again what was taken away', async () => {
      const call = await bench.freshCall()
      await connector.grant(call)
      await takeAway(connector, call)
      const again = { ...call, lease: { ...call.lease, fence: call.lease.fence + 1 } }
      expect(await connector.grant(again)).toMatchObject({ outcome: 'done' })
      expect(await bench.mayEnter(again)).toBe(true)
      await expectTaken(bench, again, await takeAway(connector, again), 'done')
    })

    it('is content to take away what was never granted', async () => {
      const call = await bench.freshCall()
      await expectTaken(bench, call, await takeAway(connector, call))
    })

    it('survives being told twice at once to take it away', async () => {
      const call = await bench.freshCall()
      await connector.grant(call)
      const answers = await Promise.all([takeAway(connector, call), takeAway(connector, call)])
      for (const answer of answers)
        expect(answer, JSON.stringify(answer)).toMatchObject({
          outcome: expect.stringMatching(/^(done|already|retry|wait)$/),
        })
      await expectTaken(bench, call, await takeAway(connector, call), 'either')
    })

    it('reads back what is true', async () => {
      const call = await bench.freshCall()
      expect(await connector.inspect(call)).toMatchObject({ outcome: 'clean' })
      await connector.grant(call)
      expect(await connector.inspect(call)).toMatchObject({ outcome: 'held' })
      const answer = await takeAway(connector, call)
      if (answer.outcome === 'wait') return
      expect(await connector.inspect(call)).toMatchObject({ outcome: 'clean' })
    })

    it('grants nothing once the lease has ended', async () => {
      const call = await bench.freshCall()
      const ended = { ...call, lease: { ...call.lease, endsAt: Date.now() - 1_000 } }
      expect(await connector.grant(ended)).toMatchObject({ outcome: 'refused' })
      expect(await connector.inspect(ended)).toMatchObject({ outcome: 'clean' })
    })

    where(mode === 'enable' || mode === 'elevate')(
      'sees a right that was there before anything was granted, and touches nothing by looking',
      async () => {
        const call = await bench.freshCall()
        await must(bench.giveBefore)(call)
        expect(await connector.inspect(call)).toMatchObject({ outcome: 'held' })
        expect(await connector.inspect(call)).toMatchObject({ outcome: 'held' })
      },
    )

    where(has('unreachable'))('says "try again" where nobody answers', async () => {
      const call = must(bench.unreachable)(await bench.freshCall())
      for (const answer of await allAnswers(connector, call)) expect(answer.outcome).toBe('retry')
    })

    where(has('unauthorized'))('says "refused" where it is not let in', async () => {
      const call = must(bench.unauthorized)(await bench.freshCall())
      for (const answer of await allAnswers(connector, call)) expect(answer.outcome).toBe('refused')
    })

    where(has('reply lost'))('never takes a lost reply for "not done"', async () => {
      const call = await bench.freshCall()
      const lossy = await must(bench.sabotaged)(call, 'reply lost')
      expect(await connector.grant(lossy)).toMatchObject({ outcome: UNSETTLED })
      expect(await bench.mayEnter(call)).toBe(true)
      expect(await connector.inspect(call)).toMatchObject({ outcome: 'held' })
      expect(await connector.grant(call)).toMatchObject({ outcome: GIVEN })
      const answer = await takeAway(connector, await must(bench.sabotaged)(call, 'reply lost'))
      expect(answer).toMatchObject({ outcome: UNSETTLED })
      await expectTaken(bench, call, await takeAway(connector, call), 'either')
    })

    where(has('silent'))('keeps to its deadline at a target that is silent', async () => {
      const call = { ...(await bench.freshCall()), deadlineMs: DEADLINE_MS }
      const silent = await must(bench.sabotaged)(call, 'silent')
      const startedAt = Date.now()
      for (const answer of await allAnswers(connector, silent))
        expect(answer.outcome).toMatch(/^(retry|unknown)$/)
      expect(Date.now() - startedAt).toBeLessThan(3 * (DEADLINE_MS + 1_000))
      expect(await connector.inspect({ ...call, deadlineMs: 10_000 })).toMatchObject({
        outcome: 'clean',
      })
    })

    where(has('nonsense'))('never reads "done" or "clean" out of nonsense', async () => {
      const call = { ...(await bench.freshCall()), deadlineMs: DEADLINE_MS }
      const babbling = await must(bench.sabotaged)(call, 'nonsense')
      for (const answer of await allAnswers(connector, babbling))
        expect(answer, JSON.stringify(answer)).toHaveProperty('message')
    })

    it('shows no secret in anything that it says', async () => {
      const call = await bench.freshCall()
      const stranger = bench.unauthorized?.(call)
      const said = JSON.stringify([
        ...(await allAnswers(connector, call)),
        await connector.rehearse(call),
        ...(stranger ? await allAnswers(connector, stranger) : []),
        ...(stranger ? [await connector.rehearse(stranger)] : []),
        connector.instruct(call),
      ])
      for (const secret of secretsOf(connector, call)) expect(said).not.toContain(secret)
    })

    it('rehearses without leaving a trace', async () => {
      const call = await bench.freshCall()
      expect(await connector.rehearse(call)).toMatchObject({ works: true })
      expect(await connector.inspect(call)).toMatchObject({ outcome: 'clean' })
      if (has('unreachable'))
        expect(await connector.rehearse(must(bench.unreachable)(call))).toMatchObject({
          works: false,
        })
    })

    it('describes itself: residue, origin, modes and required settings', async () => {
      const call = await bench.freshCall()
      expect(connector.residue).toMatch(/^[A-Z].*\.$/s)
      expect(connector.originOf(call.settings)).toMatch(/^[a-z]+:\/\/[^/]+$/)
      expect(connector.modes).toContain(mode)
      for (const field of connector.settings.filter(({ required }) => required))
        expect(call.settings[field.name], field.name).toBeTruthy()
      for (const { name, required, modes } of connector.accountSettings)
        if (required && (modes?.includes(mode) ?? true))
          expect(call.account.settings[name], name).toBeTruthy()
    })
  })
}

const DEADLINE_MS = 1_500
const GIVEN = expect.stringMatching(/^(done|already)$/)

/** A connector may also look for itself what became of it, but may not say "certainly not done". */
const UNSETTLED = expect.stringMatching(/^(unknown|done|already|wait)$/)

async function allAnswers(connector: Connector, call: TargetCall): Promise<Answer[]> {
  const inspected = await connector.inspect(call)
  const granted = await connector.grant(call)
  return [inspected as Answer, granted, await takeAway(connector, call)]
}

function secretsOf(connector: Connector, call: TargetCall): string[] {
  const sealed = connector.settings.filter(({ type }) => type === 'secret')
  return [call.secret, ...sealed.map(({ name }) => call.settings[name] ?? '')].filter(Boolean)
}

/** A test that does not apply is no test that was skipped. */
function where(applies: boolean) {
  return (name: string, test: () => Promise<void>) => {
    if (applies) it(name, test)
  }
}

function must<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('This bench lacks a part, and does not say so.')
  return part
}
