import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { claimPorts } from '../world/ports.ts'
import { type Product, startProduct } from '../world/product.ts'

/** The bench Worker on data in `dataDir`; each start goes on with what the one before has left. */
export async function benchIn(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ start(): Promise<Product> }> {
  const { product: port } = await claimPorts(0)
  const secrets = { KEY_ENCRYPTION_KEY: randomBytes(32).toString('base64') }
  const configPath = join(import.meta.dirname, 'worker', 'wrangler.toml')
  const vars = { PUBLIC_URL: `http://localhost:${port}`, ...more }
  return { start: () => startProduct({ port, dataDir, configPath, vars, secrets }) }
}
