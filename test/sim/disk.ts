import type { Event } from '../../src/domain/resource/event'
import { SqlFile } from './sql-file'

/** One row of an object's event log, as it is stored. */
export type Logged = {
  readonly sequence: number
  readonly at: number
  readonly actor: { readonly kind: string; readonly id?: string }
  readonly event: Event
}

/** Setting an alarm again makes a new one, even for the same time. Epoch milliseconds. */
export type Alarm = { readonly at: number }

type Listener = {
  readonly onEvents: (events: readonly Logged[]) => void
  readonly onAlarm: (alarm: Alarm | null) => void
}

/** What outlives the instances of an object: its database and its alarm. */
export class Disk {
  readonly file = new SqlFile()
  alarm: Alarm | null = null
  #alarmSeen: Alarm | null = null
  #sequenceSeen = 0
  #hasLog = false
  /** Whether something has been written that may have added to the log. */
  hasNews = true
  readonly #listener: Listener

  constructor(listener: Listener) {
    this.#listener = listener
  }

  /** Called after each commit: tells what it added to the log, and whether it moved the alarm. */
  changed(): void {
    const events = this.#newEvents()
    if (events.length > 0) this.#listener.onEvents(events)
    if (this.alarm === this.#alarmSeen) return
    this.#alarmSeen = this.alarm
    this.#listener.onAlarm(this.alarm)
  }

  /** The alarm is taken off before its handler runs. */
  takeAlarm(): void {
    this.alarm = null
    this.#alarmSeen = null
  }

  owed(): { lane: string; due_at: number; attempts: number }[] {
    if (!this.#hasLog) return []
    return this.file.all('SELECT lane, due_at, attempts FROM outbox ORDER BY id') as never
  }

  #newEvents(): Logged[] {
    if (!this.hasNews) return []
    this.hasNews = false
    this.#hasLog ||= this.file.all("SELECT 1 FROM sqlite_master WHERE name = 'events'").length > 0
    if (!this.#hasLog) return []
    const rows = this.file.all('SELECT * FROM events WHERE sequence > ? ORDER BY sequence', [
      this.#sequenceSeen,
    ])
    return rows.map((row) => {
      this.#sequenceSeen = Number(row.sequence)
      return {
        sequence: Number(row.sequence),
        at: Number(row.at),
        actor: JSON.parse(String(row.actor)),
        event: JSON.parse(String(row.event)),
      }
    })
  }
}
