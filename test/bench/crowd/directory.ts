import type { DatabaseSync } from 'node:sqlite'
import type { Chance } from './chance.ts'

export type Person = { readonly id: string; readonly name: string }
export type Directory = {
  readonly people: readonly Person[]
  /** For each team those who ask and those who answer. */
  readonly askers: readonly string[]
  readonly approvers: readonly string[]
}

const FIRST = 'Ada Ben Chi Dana Eli Fatma Goran Hana Ivo Jun Kai Lea Mia Nils Olga Pia Quin Rosa'
const LAST = 'Abebe Bauer Costa Dahl Evans Fischer Garcia Haas Ito Jensen Khan Larsen Meyer Novak'
const PER_PERSON = 3
const DAY_MS = 86_400_000

/** People with what their provider calls them, each in some of the teams' groups; a few have left. */
export function fillDirectory(
  db: DatabaseSync,
  chance: Chance,
  wanted: { readonly people: number; readonly groups: number },
): Directory {
  const now = Date.now()
  const first = FIRST.split(' ')
  const last = LAST.split(' ')
  const addPerson = db.prepare(
    'INSERT INTO people (id, display_name, email, active, created_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addIdentity = db.prepare(
    "INSERT INTO identities (provider, subject, person_id, created_at) VALUES ('https://id.example', ?, ?, ?)",
  )
  const addGroup = db.prepare('INSERT INTO groups (id, name, created_at) VALUES (?, ?, ?)')
  const addMember = db.prepare(
    'INSERT OR IGNORE INTO memberships (group_id, person_id) VALUES (?, ?)',
  )
  const known = db.prepare('SELECT id, display_name AS name FROM people').all() as Person[]
  const people: Person[] = [...known]
  const created = now - 400 * DAY_MS
  while (people.length < wanted.people) {
    const number = people.length
    const person = {
      id: chance.id('per'),
      name: `${chance.of(first)} ${chance.of(last)} ${number}`,
    }
    const hasLeft = number % 50 === 49
    addPerson.run(
      ...[person.id, person.name, `person${number}@example.test`, hasLeft ? 0 : 1],
      ...[created, hasLeft ? now - DAY_MS : null],
    )
    addIdentity.run(`subject-${number}`, person.id, created)
    people.push(person)
  }
  const groups = Array.from({ length: wanted.groups }, (_, number) => {
    const id = chance.id('grp')
    const team = `team${String(number >> 1).padStart(3, '0')}`
    addGroup.run(id, `${team} ${number % 2 === 0 ? 'engineers' : 'approvers'}`, created)
    return id
  })
  for (const { id } of people)
    for (let time = 0; time < PER_PERSON; time++) addMember.run(chance.of(groups), id)
  return {
    people,
    askers: groups.filter((_, number) => number % 2 === 0),
    approvers: groups.filter((_, number) => number % 2 === 1),
  }
}
