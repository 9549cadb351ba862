import { DatabaseError } from 'pg'
import { expect, it } from 'vitest'
import { Attempt, TimeUp } from '../../src/connectors/attempt'
import { postgresFailureOf } from '../../src/connectors/postgres/failure'

function answered(code: string, message = 'no'): DatabaseError {
  return Object.assign(new DatabaseError(message, 0, 'error'), { code })
}

function outcomeOf(error: unknown, hasWritten: boolean): string {
  const attempt = new Attempt(1_000)
  attempt.hasWritten = hasWritten
  return postgresFailureOf(error, attempt, []).outcome
}

it.each([
  ['a wrong password', '28P01', 'refused'],
  ['a missing right', '42501', 'refused'],
  ['a syntax that the server does not know', '42601', 'refused'],
  ['a lock that was not free in time', '55P03', 'retry'],
  ['a deadlock', '40P01', 'retry'],
  ['a cancelled statement', '57014', 'retry'],
  ['too many connections', '53300', 'retry'],
  ['a server that is starting up', '57P03', 'retry'],
  ['a catalogue that changed under the statement', 'XX000', 'retry'],
])('takes %s (%s) for "%s", whatever was sent before', (_, code, outcome) => {
  expect(outcomeOf(answered(code), false)).toBe(outcome)
  expect(outcomeOf(answered(code), true)).toBe(outcome)
})

it.each([
  ['silence', new TimeUp()],
  ['a lost connection', new Error('Connection terminated unexpectedly')],
  ['a server that shuts down', answered('57P01')],
])('takes %s for an unknown outcome once a change was sent, and only then', (_, error) => {
  expect(outcomeOf(error, false)).toBe('retry')
  expect(outcomeOf(error, true)).toBe('unknown')
})

it('repeats what the server says without the secrets in it', () => {
  const error = answered('42601', `near "PASSWORD 'SCRAM-SHA-256$4096:a$b:c' geheim"`)
  const { message } = postgresFailureOf(error, new Attempt(1), ['', 'geheim'])
  expect(message).toBe(`The server answered: near "PASSWORD '…' …" [42601].`)
})
