import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import type { Desk } from './custodian'

export async function wakeOf(at: Desk): Promise<number | null> {
  return runInDurableObject(at.custodian(), (_, state) => state.storage.getAlarm())
}

/** Lets time pass without anybody sending a command, and fires the alarm. */
export async function passTime(at: Desk, ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms)
  await runDurableObjectAlarm(at.custodian())
}

export async function phaseOf(at: Desk, leaseId: Parameters<Desk['checkIn']>[0]) {
  return (await at.custodian().lookAtLease(leaseId)).lease?.phase
}
