import { askTicketSystem } from '../connectors/ticket-system'
import { isTicketLike, type TicketAnswer } from '../domain/policy/ticket'
import type { Ruling } from '../domain/resource/command'
import type { Caller } from '../http/context'
import { allowedOrigins } from './reach'

/**
 * What the ticket system says, where the policy wants a ticket and there is such a system. What is
 * refused for another reason anyway is not asked about.
 */
export async function askAboutTicket(
  env: Env,
  { personId: id, displayName: name }: Caller,
  { resource, account, policy }: Ruling,
  ticket: string | null,
): Promise<TicketAnswer | undefined> {
  const { TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: secrets = '' } = env
  if (!url || !ticket || !account || !policy?.terms.ticketRequired) return undefined
  if (!isTicketLike(policy.terms, ticket)) return undefined
  return askTicketSystem(
    { url, secrets, allowed: allowedOrigins(env) },
    {
      ...{ ticket, resourceName: resource.name, accountName: account.name },
      requester: { id, name },
    },
  )
}
