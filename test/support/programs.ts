import { spawnSync } from 'node:child_process'

/** Whether the tests that need these programs are left out; in CI, which installs them, never. */
export function lacks(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => pathOf(program) === null)
  if (missing.length === 0 || process.env.CI) return false
  console.warn(`Skipped: ${missing.join(' and ')} cannot be found here. Install it to run these.`)
  return true
}

/** Where a program is, system folders included; null where it is not installed. */
export function pathOf(program: string): string | null {
  const PATH = `${process.env.PATH}:/usr/sbin:/sbin:/usr/local/sbin`
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH } })
  return found.status === 0 ? found.stdout.toString().trim() : null
}
