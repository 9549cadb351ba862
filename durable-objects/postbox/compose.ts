import { custodianOf } from '../../src/custodian-of'
import type { Addressee } from '../../src/db/addressee'
import { contactsOf } from '../../src/db/contacts'
import type { RequestId } from '../../src/domain/ids'
import type { Audience } from '../../src/domain/resource/effect'
import type { Story } from '../../src/domain/resource/view'
import { type Choice, channelsFor } from '../../src/domain/telling/choices'
import { type Hearer, type NoticeRow, rowOf } from '../../src/domain/telling/table'
import {
  readIn,
  type Waited,
  waitedMessage,
  waitedPush,
  worthSaying,
} from '../../src/notify/digest'
import type { Notice } from '../../src/notify/notice'
import { standingOf } from '../../src/notify/standing'
import type { Outgoing } from './store'

/** A notice that waits for its person. Plain and without secrets: it is stored. */
export type Kept = {
  /** The same however often it is left. */
  readonly id: string
  readonly notice: Notice
  readonly hearer: Hearer
  readonly channels: Pick<Choice, 'mail' | 'push'>
  readonly path?: string
  readonly asOwnerOf?: string
  /** Missing in what was left before it was looked at again. */
  readonly audience?: Audience
  readonly until: number
  readonly keptAt: number
}

type Item = Waited & { readonly row: NoticeRow; readonly channels: Kept['channels'] }

/**
 * One message for each way that was chosen, of what is still theirs to hear and worth saying. Each
 * request is asked how it stands. Throws where that is not to be learned now.
 */
export async function compose(
  waited: readonly Kept[],
  to: Addressee,
  env: Env,
): Promise<readonly Outgoing[]> {
  const letters = await theirs(waited, to, env)
  const texts = readIn(to.language)
  const stories = await storiesOf(letters, env)
  const items = letters.flatMap((letter): Item[] => {
    const { notice, hearer, channels, audience: _, ...more } = letter
    const story = stories.get(notice.requestId) ?? { request: null, lease: null }
    const standing = standingOf(texts, notice, story, to.id)
    if (standing.is === 'pointless') return []
    const row = rowOf(notice.kind, hearer)
    const ways = { mail: to.address !== null, push: to.browsers.length > 0 }
    const today = channelsFor(row, { ...channels, isDaily: false }, ways)
    return [{ ...more, notice, standing, row, channels: today } as Item]
  })
  const mailed = worthSaying(items.filter(({ channels }) => channels.mail))
  const pushed = worthSaying(items.filter(({ channels }) => channels.push))
  return [
    ...(mailed.length > 0
      ? [{ channel: 'mail', letter: waitedMessage(mailed, to, env.PUBLIC_URL) } as const]
      : []),
    ...pushes(pushed, to, env),
  ]
}

function pushes(items: readonly Item[], to: Addressee, env: Env): readonly Outgoing[] {
  const words = waitedPush(items, to.language)
  if (!words) return []
  const duties = items.filter(({ row, channels }) => row.isDuty && !channels.mail)
  const hasToBeHeard = duties.length > 0 && to.address !== null
  const instead = hasToBeHeard ? waitedMessage(duties, to, env.PUBLIC_URL) : null
  const isUrgent = items.some(({ row }) => row.urgency !== 'later')
  return to.browsers.map((browser) => ({ channel: 'push', browser, words, isUrgent, instead }))
}

/** Without what they would not be told any more, since they are not asked, or own nothing of it. */
async function theirs(letters: readonly Kept[], to: Addressee, env: Env): Promise<readonly Kept[]> {
  const audiences = new Map(letters.map(({ audience }) => [JSON.stringify(audience), audience]))
  const left = new Set<string>()
  for (const [key, audience] of audiences) {
    if (!audience) continue
    const { isAsking: _, ...named } = { isAsking: false, ...audience }
    const contacts = await contactsOf(env.DB, named as Audience)
    if (!contacts.some(({ id }) => id === to.id)) left.add(key)
  }
  return letters.filter(({ audience }) => !left.has(JSON.stringify(audience)))
}

/** How the requests stand that these notices are about, each asked once. */
async function storiesOf(
  letters: readonly Kept[],
  env: Env,
): Promise<ReadonlyMap<RequestId, Story>> {
  const stories = new Map<RequestId, Story>()
  for (const { requestId } of letters.map(({ notice }) => notice))
    if (!stories.has(requestId))
      stories.set(requestId, await custodianOf(env, requestId).lookAtRequest(requestId))
  return stories
}
