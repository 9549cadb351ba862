import type { Connector, ConnectorSettings } from '../connectors/connector'
import type { Problem } from '../http/problem'
import { type FieldError, invalidInput } from '../http/problem-input'

const HOST = /^(\[[0-9a-f:.]+\]|[\p{L}\p{N}]([\p{L}\p{N}._-]{0,252}[\p{L}\p{N}.])?)$/iu

/**
 * Settings whose host or port cannot exist, said before anything is tried or said about TLS: who
 * mistyped a name should not be told to allow it.
 */
export function addressProblem(connector: Connector, settings: ConnectorSettings): Problem | null {
  if (!connector.settings.some(({ name }) => name === 'host')) return null
  const [, host = '', port = ''] =
    /^[^:]+:\/\/(.*?)(?::(\d+))?$/.exec(connector.originOf(settings)) ?? []
  const errors: FieldError[] = []
  if (!HOST.test(host))
    errors.push({
      field: 'settings.host',
      message: 'No server has such a name. Give a host name such as db.example, or an IP address.',
    })
  if (port !== '' && (Number(port) < 1 || Number(port) > 65_535))
    errors.push({ field: 'settings.port', message: 'A port is a number from 1 to 65535.' })
  return errors.length > 0 ? invalidInput(errors) : null
}
