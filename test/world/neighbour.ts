import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'

export type Kept = {
  readonly child: ChildProcess
  /** What the program has said so far. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

// Programs of this machine that stand beside the product: started, waited for, stopped.

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/**
 * Runs a program for as long as this process lives, however that ends; what it says goes into the
 * file `log` of the folder.
 */
export function keepRunning(program: string, flags: readonly string[], folder: string): Kept {
  const logFile = join(folder, 'log')
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts')
  const child = spawn(process.execPath, [keeper, program, logFile, '', '', ...flags], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
  return {
    child,
    log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
    stop: () => stopped(child),
  }
}

export async function untilAnswering(
  port: number,
  { child, log }: Kept,
  name: string,
): Promise<void> {
  const givesUpAt = Date.now() + 10_000
  while (!(await connects(port))) {
    if (child.exitCode !== null || Date.now() > givesUpAt)
      throw new Error(`${name} did not start: ${log()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.stdin?.end()
  })
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    const done = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}
