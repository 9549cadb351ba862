import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export type Wrangler = {
  /** Runs quietly and answers with what it printed. Throws a WranglerFailure. */
  readonly read: (command: readonly string[]) => Promise<string>
  /** Runs in front of the person at the terminal. Throws a WranglerFailure. */
  readonly run: (command: readonly string[]) => Promise<void>
}

export class WranglerFailure extends Error {
  override readonly name = 'WranglerFailure'
  /** All that it printed; empty where it was printed in front of the person. */
  readonly output: string

  constructor(command: readonly string[], output: string) {
    super(`${shown(command)} failed.`)
    this.output = output
  }
}

/** No questions, no banner, no colours in what is read. */
const QUIET = { CI: 'true', WRANGLER_HIDE_BANNER: 'true', NO_COLOR: '1' }

/** A command as one would type it. */
export function shown(command: readonly string[]): string {
  const words = command.map((word) => (/^[\w@./:=-]+$/.test(word) ? word : `"${word}"`))
  return ['npx wrangler', ...words].join(' ')
}

/**
 * The wrangler of this repository. It asks nothing, since `npm run deploy` was the decision, and a
 * "no" halfway would end it as if all were well.
 */
export function installedWrangler(): Wrangler {
  const manifest = createRequire(import.meta.url).resolve('wrangler/package.json')
  const script = join(dirname(manifest), 'bin', 'wrangler.js')
  const start = (command: readonly string[], stdout: 'pipe' | 'inherit') =>
    spawn(process.execPath, [script, ...command], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, ...QUIET },
      stdio: ['ignore', stdout, stdout],
    })
  return {
    read: (command) => ended(start(command, 'pipe'), command),
    run: async (command) => void (await ended(start(command, 'inherit'), command)),
  }
}

function ended(child: ReturnType<typeof spawn>, command: readonly string[]): Promise<string> {
  let printed = ''
  let complained = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    complained += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(printed) : reject(new WranglerFailure(command, printed + complained)),
    )
  })
}
