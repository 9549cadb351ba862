import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildProduct } from '../world/product-build.ts'

/**
 * Bundles the product once for all journeys, each of which starts a copy. The folder is named in the
 * environment, because one journey starts a process that opens a stage itself.
 */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-build-'))
  await buildProduct(resolve(import.meta.dirname, '../../wrangler.toml'), folder)
  process.env.HALLPASS_BUILD = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
