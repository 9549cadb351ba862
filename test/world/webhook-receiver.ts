import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../examples/webhook-receiver.mjs', import.meta.url))

/** Starts the receiver that people copy, as they would; it knows two secrets, as in a rotation. */
export async function startWebhookReceiver() {
  const [secret, nextSecret] = [newSecret(), newSecret()]
  const child = spawn(process.execPath, [PROGRAM], {
    env: { HALLPASS_SECRET: `${secret} ${nextSecret}`, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The receiver ended with ${code}.`)))
    child.stdout.on('data', (data) => {
      const found = /port (\d+)/.exec(String(data))
      if (found) resolve(Number(found[1]))
    })
  })
  return { facts: { port, secret, nextSecret }, stop: () => void child.kill() }
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
