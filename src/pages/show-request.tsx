import type { SinceMail } from '../commands/decision-link'
import { discreetHistory } from '../commands/discreet'
import { lookAtRequest, type RequestStory } from '../commands/look'
import { searchHistory } from '../db/history'
import { ownerOf, type RequestId } from '../domain/ids'
import { BLANK, type Draft } from './parts/fields'
import type { Said } from './parts/notice'
import type { ProofNeeded } from './parts/proof-card'
import { RequestPage } from './request-page'
import { queriesOf, show, sliceOf, type Turn } from './shell'

const ROWS_OF_HISTORY = 100

export type Occasion = {
  readonly status?: number
  readonly problem?: Said | null
  readonly draft?: Draft
  readonly toProve?: ProofNeeded | null
  /** They come back from proving who they are. */
  readonly isBack?: boolean
  /** They come by a mail. */
  readonly since?: SinceMail
}

/** A request as this visitor may see it; null where it is none of their business. */
export async function showRequest(
  here: Turn,
  id: RequestId | null,
  occasion: Occasion = {},
): Promise<Response | null> {
  const story = id && (await lookAtRequest(here.env, here.visitor, id))
  return story && showStory(here, story, occasion)
}

export async function showStory(
  { c, env, visitor }: Turn,
  story: RequestStory,
  occasion: Occasion,
): Promise<Response> {
  const { status = 200, problem = null, draft = BLANK, toProve = null, isBack = false } = occasion
  const { id, stage, resourceName, account } = story.request
  const { items, next } = await searchHistory(env.DB, 'everything', {
    ...{ ...sliceOf(c), limit: ROWS_OF_HISTORY, requestId: id },
  })
  const { connectorKind } = account
  const isUnderWay = story.lease !== null && story.lease.phase !== 'closed'
  return show(
    c,
    {
      title: resourceName,
      status,
      place: story.isMine ? '/requests' : '/waiting',
      isLive: ['pending', 'approved'].includes(stage) || isUnderWay,
      about: ownerOf(id),
      scripts: [...(story.mayDecide ? ['keys' as const] : []), 'passkeys'],
    },
    <RequestPage
      story={story}
      personId={visitor.personId}
      happenings={discreetHistory(items, visitor, { resource: story.resource, connectorKind })}
      isRejecting={c.req.path.endsWith('/reject') || draft.typed.reason !== undefined}
      since={occasion.since ?? null}
      more={{ query: queriesOf(c, ['cursor']), next }}
      {...{ problem, draft, toProve, isBack }}
    />,
  )
}
