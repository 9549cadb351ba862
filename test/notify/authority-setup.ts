import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Certificates, hasOpenssl, issueCertificates } from './certificates.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What an authority vouches for that the workerd of this ring trusts; null without openssl. */
    certificates: Certificates | null
  }
}

/**
 * One authority for every test that speaks TLS. Miniflare reads whom to trust when it is loaded, once
 * for a process that runs many test files, so the environment names the authority before any starts.
 */
export default function setup(project: TestProject): () => void {
  if (!hasOpenssl()) {
    if (process.env.CI) throw new Error('openssl is missing, which CI must have.')
    console.warn('openssl is missing: the tests that need certificates are skipped.')
    project.provide('certificates', null)
    return () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-authority-'))
  const { caFile, ...certificates } = issueCertificates(folder)
  process.env.NODE_EXTRA_CA_CERTS = caFile
  project.provide('certificates', certificates)
  return () => rmSync(folder, { recursive: true, force: true })
}
