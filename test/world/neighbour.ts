import type { ChildProcess } from 'node:child_process'
import { createConnection, createServer } from 'node:net'

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

/** What the program has said so far. */
export function logOf({ stderr }: ChildProcess): () => string {
  let log = ''
  stderr?.on('data', (bytes: Buffer) => {
    log += bytes.toString()
  })
  return () => log
}

export async function untilAnswering(
  port: number,
  child: ChildProcess,
  log: () => string,
): Promise<void> {
  const givesUpAt = Date.now() + 10_000
  while (!(await connects(port))) {
    if (child.exitCode !== null || Date.now() > givesUpAt)
      throw new Error(`${child.spawnfile} did not start: ${log()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
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
