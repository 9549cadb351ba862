import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PlainProblem } from './plain-problem.ts'
import { DEFAULT_BASE_PORT } from './ports.ts'

export function readOptions(): { basePort: number; dataDir: string } {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, data: { type: 'string' } },
    })
    const basePort = Number(values.port ?? DEFAULT_BASE_PORT)
    const isUsable = Number.isInteger(basePort) && basePort >= 1024 && basePort <= 65_526
    if (!isUsable) throw new Error(`--port takes a number from 1024 to 65526, not ${values.port}.`)
    const home = resolve(import.meta.dirname, '../..')
    return { basePort, dataDir: values.data ? resolve(values.data) : join(home, '.hallpass') }
  } catch (error) {
    throw new PlainProblem(
      `${(error as Error).message}\nUsage: npm start -- [--port N] [--data DIR]`,
    )
  }
}
