import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** What this process was started as, or null when there is none; tells a reused number apart. */
export function commandOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 1) return null
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
    }
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
