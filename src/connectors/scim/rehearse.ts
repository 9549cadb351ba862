import { Refused } from '../attempt'
import type { Rehearsal, RehearseCall } from '../connector'
import { groupNameOf, groupNamesOf, templateOf, userNameOf } from './account'
import { Answered } from './answer'
import type { Client } from './client'
import { existingGroup, isMember } from './groups'
import { recordOf, type Said } from './resource'
import { existingUser, isEnabled } from './users'

/** Reads only: that Hallpass is let in, how the server describes itself, and who is there. */
export async function rehearse(client: Client, { account }: RehearseCall): Promise<Rehearsal> {
  const description = await describe(client)
  await client.get('/Users?count=1')
  if (!account) return { works: true, found: description }
  const { problems, found } = await aboutAccount(client, account)
  if (problems.length > 0) return { works: false, problems }
  return { works: true, found: [description, ...found].join(' ') }
}

async function describe(client: Client): Promise<string> {
  const offer = await configuration(client)
  if (!offer) return 'A SCIM server that does not describe itself.'
  const features = { patch: 'PATCH', filter: 'filters', etag: 'ETags' }
  const has = Object.entries(features).flatMap(([name, words]) =>
    recordOf(offer[name])?.supported === true ? [words] : [],
  )
  return `A SCIM server with ${has.length > 0 ? has.join(', ') : 'the least that there is'}.`
}

/** RFC 7643, section 5; not every server has it. */
async function configuration(client: Client): Promise<Said | null> {
  try {
    return recordOf((await client.get('/ServiceProviderConfig')).body)
  } catch (error) {
    if (error instanceof Answered && error.isOtherDialect()) return null
    throw error
  }
}

async function aboutAccount(
  client: Client,
  { mode, settings }: NonNullable<RehearseCall['account']>,
) {
  const problems: string[] = []
  const found: string[] = []
  const sayOf = async <Found>(look: () => Promise<Found> | Found): Promise<Found | null> => {
    try {
      return await look()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      problems.push(error.message)
      return null
    }
  }
  if (mode === 'provision') {
    await sayOf(() => templateOf(settings))
    for (const name of groupNamesOf(settings)) await sayOf(() => existingGroup(client, name))
    return { problems, found }
  }
  const user = await sayOf(() => existingUser(client, userNameOf(settings)))
  if (mode === 'enable') {
    const active = user && (await sayOf(() => isEnabled(user)))
    if (active !== null) found.push(`The user is ${active ? '' : 'not '}active now.`)
    return { problems, found }
  }
  const group = await sayOf(() => existingGroup(client, groupNameOf(settings)))
  if (user && group) {
    const belongs = await isMember(client, user, group)
    found.push(`The user is ${belongs ? '' : 'not '}a member now.`)
  }
  return { problems, found }
}
