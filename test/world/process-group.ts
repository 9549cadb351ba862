import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Member = { readonly pid: number; readonly name: string }

/** Whether there was anybody to hear it. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}

/**
 * The processes of a group that still run. One that is dead but has not been collected by its
 * parent could be signalled for seconds, while its files and ports are free.
 */
export function livingMembersOf(leader: number): readonly Member[] {
  if (!signalGroup(leader, 0)) return []
  return everybody().filter(({ group, state }) => group === leader && !/^[ZX]/.test(state))
}

type Process = Member & { readonly group: number; readonly state: string }

function everybody(): readonly Process[] {
  if (existsSync('/proc/self/stat'))
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? inProc(Number(name)) : []))
  const table = execFileSync('ps', ['-axo', 'pid=,pgid=,state=,comm='], { encoding: 'utf8' })
  return [...table.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/gm)].map(
    ([, pid, group, state = '', path = '']) => ({
      pid: Number(pid),
      group: Number(group),
      state,
      name: basename(path.trim()),
    }),
  )
}

/** proc_pid_stat(5): the number, the name in parentheses, the state, the parent, the group. */
function inProc(pid: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, name = '', state = '', group] = stat.match(/\((.*)\) (\S) \d+ (\d+)/s) ?? []
    return [{ pid, name, state, group: Number(group) }]
  } catch {
    return [] // It ended while it was looked at.
  }
}

/** proc_pid_stat(5): what it ran itself and in the kernel, in ticks of ten milliseconds. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
