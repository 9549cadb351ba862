import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './process-command.ts'

/**
 * Stops a server that an earlier start left behind on this cluster, and removes its pid file: the
 * number may belong to another program by now, which PostgreSQL would take for its old self.
 */
export async function stopStaleServer(clusterDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isServerOf(pid, clusterDir)) break
    process.kill(pid, signal)
    await waitUntilGone(pid, clusterDir)
  }
  rmSync(pidFile, { force: true })
}

async function waitUntilGone(pid: number, clusterDir: string): Promise<void> {
  const givesUpAt = Date.now() + 5_000
  while (Date.now() < givesUpAt && isServerOf(pid, clusterDir)) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function isServerOf(pid: number, clusterDir: string): boolean {
  return commandOf(pid)?.includes(clusterDir) ?? false
}
