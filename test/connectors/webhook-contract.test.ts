import { webhook } from '../../src/connectors/webhook/webhook'
import { connectorContract } from './contract'
import { benchIn } from './webhook-bench'

for (const mode of webhook.modes)
  connectorContract('The webhook, with the receiver of examples/,', mode, async () => benchIn(mode))
