import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/**
 * Runs PostgreSQL for as long as its own standard input stays open. Whoever started it may end in
 * any way, `kill -9` included: the pipe closes, and the server is told to stop.
 */
const [binary = '', logFile = '', uid = '', gid = '', ...flags] = process.argv.slice(2)
const log = openSync(logFile, 'w', 0o644)
const server = spawn(binary, flags, {
  stdio: ['ignore', log, log],
  env: { ...process.env, LC_ALL: 'C' },
  ...(uid === '' ? {} : { uid: Number(uid), gid: Number(gid) }),
})
closeSync(log)
server.on('error', () => process.exit(1))
server.on('exit', (code) => process.exit(code ?? 1))
process.stdin.on('end', () => server.kill('SIGINT')).resume()
process.stdin.on('error', () => server.kill('SIGINT'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGINT'))
