import { startWebhookReceiver } from '../world/webhook-receiver.ts'
import { callFor, type Measured } from './connectors.ts'
import { webhook } from './core.ts'

/** The receiver of `examples/`, which ends with this process. */
export async function webhookTarget(): Promise<readonly Measured[]> {
  const receiver = await startWebhookReceiver()
  process.once('exit', receiver.stop)
  const { port, secret } = receiver.facts
  const settings = { url: `http://localhost:${port}/hallpass`, secret }
  return (['provision', 'enable', 'elevate', 'credential'] as const).map((mode) => ({
    connector: webhook,
    mode,
    calls: async (count) =>
      Array.from({ length: count }, (_, index) =>
        callFor(settings, mode, index + 1, { right: `bench-${mode}-${index}`, guide: ['Go in.'] }),
      ),
  }))
}
