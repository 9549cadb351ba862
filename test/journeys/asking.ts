import { expect } from 'vitest'
import type { HttpClient } from '../support/http-client.ts'
import type { Prop } from './stage.ts'

export type Request = { readonly id: string; readonly stage: string }
export type Lease = {
  readonly id: string
  readonly phase: string
  readonly endsAt: string
  readonly evidence: string | null
}
export type Credential = {
  readonly secret: string
  readonly guide: { readonly username: string; readonly commands: readonly string[] }
}
export type Problem = { readonly code: string; readonly detail: string }

export async function ask(who: HttpClient, prop: Prop, durationSeconds = 60): Promise<Request> {
  const answer = await who.api<Request>('POST', '/api/v1/requests', {
    ...prop,
    durationSeconds,
    justification: 'an order is stuck',
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

export function decide(who: HttpClient, { id }: Request, verb: 'approve' | 'reject', text = 'ok') {
  const body = verb === 'approve' ? { comment: text } : { reason: text }
  return who.api<Request & Problem>('POST', `/api/v1/requests/${id}/${verb}`, body)
}

export function checkOut(who: HttpClient, { id }: Request) {
  return who.api<Lease & Problem>('POST', `/api/v1/requests/${id}/check-out`, {})
}

export function checkIn(who: HttpClient, { id }: Lease) {
  return who.api<Lease & Problem>('POST', `/api/v1/leases/${id}/check-in`, {})
}

export async function credentialOf(who: HttpClient, { id }: Lease): Promise<Credential> {
  const answer = await who.api<Credential>('GET', `/api/v1/leases/${id}/credential`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

export async function stageOf(who: HttpClient, { id }: Request): Promise<string> {
  return (await who.api<Request>('GET', `/api/v1/requests/${id}`)).body.stage
}

export async function phaseOf(who: HttpClient, { id }: Lease): Promise<string> {
  return (await who.api<Lease>('GET', `/api/v1/leases/${id}`)).body.phase
}

/** The types of everything history knows about a request, oldest first. */
export async function historyOf(auditor: HttpClient, { id }: Request): Promise<readonly string[]> {
  const path = `/api/v1/history?requestId=${id}&limit=100`
  const { body } = await auditor.api<{ items: { type: string }[] }>('GET', path)
  return body.items.map(({ type }) => type).reverse()
}
