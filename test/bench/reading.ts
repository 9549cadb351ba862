import { KeepAlive } from './keep-alive.ts'
import type { Task } from './reader.ts'
import { unhurried } from './unhurried.ts'

/** A process of its own for `Reader`: it is told what to ask for, and says how long that took. */
let line: KeepAlive | undefined

process.on('message', async ({ origin, path, headers, times }: Task) => {
  line ??= new KeepAlive(origin)
  const took: number[] = []
  for (let round = 0; round < times; round++)
    took.push((await unhurried(line, path, headers)).tookMs)
  process.send?.(took)
})
