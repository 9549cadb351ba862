import { createRequire } from 'node:module'
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'

/** What the figures were measured on, in one line: a figure without it says nothing. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'an unnamed processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const workerd = createRequire(import.meta.url)('workerd/package.json') as { version: string }
  return [
    `${model}, ${availableParallelism()} cores, ${memory} GiB`,
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    `workerd ${workerd.version}`,
  ].join('; ')
}
