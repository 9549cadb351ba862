import type { Marked, Survey } from '../connector'
import { leaseIn, MOST_MARKED } from '../mark'
import type { Client } from './client'
import { isActive } from './resource'
import { searchStart } from './search'

const BEFORE = 'hallpass:'

/** Users whose external id says that they were made for a lease, but for those that stay inactive. */
export async function survey(client: Client): Promise<Survey> {
  const users = await searchStart(client, 'Users', 'externalId', `${BEFORE}lea_`)
  const marked = users.flatMap((user): Marked[] => {
    const { externalId, userName } = user.said
    const lease = leaseIn(String(externalId), BEFORE, '')
    if (!lease || isActive(user) === false) return []
    const name = String(userName)
    const isAsMade = name.includes(`${lease.resourceKey}-${lease.fence}`)
    return [{ subject: name, ...lease, isAsMade }]
  })
  return {
    outcome: 'seen',
    marked: marked.slice(0, MOST_MARKED),
    isWhole: marked.length <= MOST_MARKED,
  }
}
