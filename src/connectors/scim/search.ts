import { Refused, Unclear } from '../attempt'
import { Answered } from './answer'
import type { Client, Kind } from './client'
import { type Resource, recordOf, resourceOf } from './resource'

const PAGE = 100
const MOST_PAGES = 500

/**
 * Everything that has this value. Asked with a filter where the server has such, and otherwise by
 * turning every page; what comes back is compared here, since some servers ignore what they do not
 * understand. A list that was not read to its end throws: nobody is "not there" by assumption.
 */
export async function search(
  client: Client,
  kind: Kind,
  attribute: string,
  value: string,
): Promise<readonly Resource[]> {
  const filter = `${attribute} eq ${JSON.stringify(value)}`
  return searchBy(client, kind, filter, ({ said }) => isSame(said[attribute], value))
}

/** The same for everything whose value begins so. */
export async function searchStart(
  client: Client,
  kind: Kind,
  attribute: string,
  start: string,
): Promise<readonly Resource[]> {
  const filter = `${attribute} sw ${JSON.stringify(start)}`
  return searchBy(client, kind, filter, ({ said }) => String(said[attribute]).startsWith(start))
}

async function searchBy(
  client: Client,
  kind: Kind,
  filter: string,
  isWanted: (resource: Resource) => boolean,
): Promise<readonly Resource[]> {
  try {
    return (await allPages(client, kind, { filter })).resources.filter(isWanted)
  } catch (error) {
    if (!(error instanceof Answered) || !error.isOtherDialect()) throw error
    return (await allPages(client, kind, {})).resources.filter(isWanted)
  }
}

/** All there is. Throws where the list changed while its pages were turned: somebody may be missing. */
export async function listAll(client: Client, kind: Kind): Promise<readonly Resource[]> {
  const { resources, total } = await allPages(client, kind, {})
  if (resources.length < total) throw new Unclear('The list changed while it was read.')
  return resources
}

/** The one with this name: as it is spelled, or else the only one but for case. */
export async function findNamed(
  client: Client,
  kind: Kind,
  attribute: string,
  value: string,
): Promise<Resource | null> {
  const found = await search(client, kind, attribute, value)
  const exact = found.filter(({ said }) => said[attribute] === value)
  const [first = null, second] = exact.length > 0 ? exact : found
  if (second) throw new Refused(`The server has more than one entry with the name ${value}.`)
  return first
}

function isSame(said: unknown, value: string): boolean {
  return typeof said === 'string' && said.toLowerCase() === value.toLowerCase()
}

async function allPages(
  client: Client,
  kind: Kind,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly resources: readonly Resource[]; readonly total: number }> {
  const found = new Map<string, Resource>()
  const members: Readonly<Record<string, string>> =
    kind === 'Groups' ? { excludedAttributes: 'members' } : {}
  let startIndex = 1
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const place = { ...query, ...members, startIndex: `${startIndex}`, count: `${PAGE}` }
    const { body } = await client.get(`/${kind}?${new URLSearchParams(place)}`)
    const { resources, total } = listOf(body)
    const before = found.size
    for (const each of resources) found.set(each.id, each)
    startIndex += resources.length
    if (startIndex > total) return { resources: [...found.values()], total }
    if (found.size === before) break
  }
  throw new Refused('The server does not show its whole list, page by page.')
}

function listOf(body: unknown): {
  readonly resources: readonly Resource[]
  readonly total: number
} {
  const said = recordOf(body)
  const { totalResults: total, Resources: list = [] } = said ?? {}
  if (typeof total !== 'number' || !Array.isArray(list))
    throw new Unclear('The server answered with something else than a list.')
  return { resources: list.map((each) => resourceOf(each)), total }
}
