import type { TestProject } from 'vitest/node'
import { type SmtpServers, startSmtpServers } from './smtp-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    smtp: SmtpServers
  }
}

/** Mail servers that refuse, stay silent and are down, beside the world's one that takes all. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { servers, stop } = await startSmtpServers()
  project.provide('smtp', servers)
  return stop
}
