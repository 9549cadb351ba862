import { createInterface } from 'node:readline'
import { type ProductOptions, startProduct } from './product.ts'

/**
 * The product in a process of its own. The first line on standard input is its options; after that
 * each `cron` fires the schedule once, and the end of the input ends the product. Secrets come this
 * way because a command line can be read by everybody on the machine.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const options = JSON.parse((await lines.next()).value ?? '') as ProductOptions
process.stdin.once('end', abandon)
const product = await startProduct(options)
process.stdin.off('end', abandon)
say({ ready: true, url: product.url, setupCode: product.setupCode })
for await (const line of lines) {
  if (line !== 'cron') continue
  const problem = await product.runCron().then(
    () => null,
    (error: Error) => error.message,
  )
  say({ cron: problem ?? 'done' })
}
await product.stop()
process.exit(0)

/** Nobody waits for this start any more: the build and workerd go with it. */
function abandon(): void {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL')
  process.exit(1)
}

function say(message: { readonly [name: string]: unknown }): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
