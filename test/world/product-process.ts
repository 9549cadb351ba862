import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { cpuMsOf, livingMembersOf, signalGroup } from './process-group.ts'
import type { Product, ProductOptions } from './product.ts'

/** A product that can be killed without warning, as a machine that loses its power would be. */
export type ProductProcess = Product & {
  /** `kill -9` for everything it runs, workerd included. */
  kill(): Promise<void>
  /**
   * `kill -9` for workerd alone, which has all of the product and its data; whoever started it
   * starts it again at once.
   */
  killRuntime(): void
  /** Milliseconds of processor time that workerd has taken so far; only where there is /proc. */
  runtimeCpuMs(): number
  /** Starts again with the same data and the same bundle; kill or stop the old one first. */
  restart(): Promise<ProductProcess>
}

type Message = { readonly url: string; readonly setupCode: string | null; readonly cron?: string }

export async function startProductProcess(options: ProductOptions): Promise<ProductProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const hear = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The product ended before it answered; its errors are above.')
    return JSON.parse(value) as Message
  }
  const say = (line: string) => child.stdin.write(`${line}\n`)
  say(JSON.stringify(options))
  const { url, setupCode } = await hear()
  return {
    url,
    setupCode,
    async runCron() {
      say('cron')
      const { cron } = await hear()
      if (cron !== 'done') throw new Error(`The schedule failed: ${cron}`)
    },
    async stop() {
      child.stdin.end()
      await gone(child)
    },
    kill: () => killGroup(child),
    killRuntime: () => killWorkerd(child),
    runtimeCpuMs: () => cpuMsOf(workerdOf(child).pid),
    restart: () => startProductProcess({ ...options, reuseBuild: true }),
  }
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (!child.pid) return
  signalGroup(child.pid, 'SIGKILL')
  await gone(child)
  // The group outlives its leader until workerd is gone too; only then are its files free.
  const givesUpAt = Date.now() + 2_000
  while (livingMembersOf(child.pid).length > 0 && Date.now() < givesUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function killWorkerd(child: ChildProcess): void {
  process.kill(workerdOf(child).pid, 'SIGKILL')
}

function workerdOf({ pid = 0 }: ChildProcess) {
  const runtime = livingMembersOf(pid).find(({ name }) => name === 'workerd')
  if (!runtime) throw new Error('There is no workerd.')
  return runtime
}

function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
