import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import {
  deliveriesOf,
  sendAgain,
  sendFailedAgain,
  sendTest,
} from '../../commands/channels/deliveries'
import { addChannel, changeChannel, endChannel, lookAtChannel } from '../../commands/channels/save'
import { makeChannelSecret } from '../../commands/channels/secrets'
import { revokeChannelSecret } from '../../db/channel-secrets'
import { type ChannelRow, listChannels } from '../../db/channels'
import { DELIVERY_STATES } from '../../domain/channel/channel'
import { ChannelId, ChannelSecretId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ChannelBody, DeliveryId, NewChannelBody } from '../../http/schemas-channels'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, one, type Typed } from '../parts/typed'
import { formOf, idIn, queryOf, show, sliceOf, type Turn, turn } from '../shell'
import { channelDraftOf } from './channel-form'
import { ChannelPage } from './channel-page'
import { ChannelsPage, NewChannelPage } from './channels-page'
import { misnamed } from './confirm'
import { DeliveriesPage } from './deliveries-page'
import { parsed } from './parsed'

export const channelPages = new Hono<AppEnv>()
  .use(requirePermission('manage-channels', 'page'))
  .get(
    '/',
    turn(async ({ c, env, texts }) =>
      show(
        c,
        { title: texts.shell.channels },
        <ChannelsPage channels={await listChannels(env.DB)} />,
      ),
    ),
  )
  .get(
    '/new',
    turn((here) => form(here, { groups: ['trouble', 'emergencies'], isActive: ['yes'] }, null)),
  )
  .post(
    '/',
    turn(async (here) => {
      const { c, env, editor } = here
      const typed = await formOf(c)
      const draft = { ...channelDraftOf(typed), kind: one(typed, 'kind'), ...addressIn(typed) }
      const body = parsed(NewChannelBody, draft)
      if (!body.ok) return form(here, typed, body.problem)
      const saved = await addChannel(env, editor, body.output)
      if (saved.ok) return c.redirect(`/admin/channels/${saved.id}`, 303)
      return form(here, typed, saved.problem)
    }),
  )
  .get(
    '/:id',
    turn((here) => withChannel(here, (channel) => page(here, channel, {}))),
  )
  .post(
    '/:id',
    turn((here) =>
      withChannel(here, async (channel) => {
        const { c, env, editor } = here
        const typed = await formOf(c)
        const draft = { ...channelDraftOf(typed), address: addressIn(typed).address || null }
        const body = parsed(ChannelBody, draft)
        if (!body.ok) return page(here, channel, { typed, problem: body.problem })
        const saved = await changeChannel(env, editor, channel, body.output)
        if (saved.ok) return c.redirect(`/admin/channels/${channel.id}`, 303)
        return page(here, channel, { typed, problem: saved.problem })
      }),
    ),
  )
  .post(
    '/:id/secrets',
    turn((here) =>
      withChannel(here, async (channel) => {
        const made = await makeChannelSecret(here.env, here.editor, channel.id)
        if (!made.ok) return page(here, channel, { problem: catalogueProblemOf(made.problem) })
        const now = await lookAtChannel(here.env, channel.id)
        return page(here, now ?? channel, { secret: made.secret })
      }),
    ),
  )
  .post(
    '/:id/secrets/:channelSecretId/revoke',
    turn((here) =>
      withChannel(here, async (channel) => {
        const { c, env, editor } = here
        const secretId = idIn(ChannelSecretId, c.req.param('channelSecretId'))
        if (!secretId) return null
        const done = await revokeChannelSecret(env.DB, editor, channel.id, secretId)
        if (done.ok) return c.redirect(`/admin/channels/${channel.id}`, 303)
        return page(here, channel, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )
  .post(
    '/:id/test',
    turn((here) =>
      withChannel(here, async (channel) => {
        const tested = await sendTest(here.env, here.editor, channel)
        if (tested.ok) return here.c.redirect(`/admin/channels/${channel.id}/deliveries`, 303)
        return page(here, channel, { problem: tested.problem })
      }),
    ),
  )
  .get(
    '/:id/deliveries',
    turn((here) => withChannel(here, (channel) => deliveries(here, channel))),
  )
  .post(
    '/:id/deliveries/:deliveryId/again',
    turn((here) =>
      withChannel(here, async (channel) => {
        const { c, env, editor } = here
        const id = idIn(DeliveryId, c.req.param('deliveryId'))
        const again = id && (await sendAgain(env, editor, channel, id))
        return again ? c.redirect(`/admin/channels/${channel.id}/deliveries`, 303) : null
      }),
    ),
  )
  .post(
    '/:id/replay',
    turn((here) =>
      withChannel(here, async (channel) => {
        await sendFailedAgain(here.env, here.editor, channel)
        return here.c.redirect(`/admin/channels/${channel.id}/deliveries`, 303)
      }),
    ),
  )
  .post(
    '/:id/retire',
    turn((here) =>
      withChannel(here, async (channel) => {
        const { c, env, editor } = here
        const faults = misnamed(here.texts, await formOf(c), channel.name)
        if (faults) return page(here, channel, { faults })
        const done = await endChannel(env, editor, channel.id)
        if (done.ok) return c.redirect('/admin/channels', 303)
        return page(here, channel, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )

function addressIn(typed: Typed): { readonly address: string } {
  return { address: one(typed, 'address').trim() }
}

async function withChannel(
  { c, env }: Turn,
  then: (channel: ChannelRow) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(ChannelId, c.req.param('id'))
  const channel = id && (await lookAtChannel(env, id))
  return channel && then(channel)
}

async function form({ c, texts }: Turn, typed: Typed, problem: Problem | null): Promise<Response> {
  return show(
    c,
    { title: texts.channels.new, status: problem?.status ?? 200 },
    <NewChannelPage
      draft={{ typed, faults: problem ? faultsOf(problem) : {} }}
      problem={problem && saidOf(problem)}
    />,
  )
}

async function deliveries({ c, env, texts }: Turn, channel: ChannelRow): Promise<Response> {
  const asked = queryOf(c, 'state')
  const state = DELIVERY_STATES.find((each) => each === asked) ?? null
  const page = await deliveriesOf(env, channel.id, { ...sliceOf(c), state })
  const cursor = c.req.query('cursor') ?? ''
  return show(
    c,
    { title: texts.channels.deliveriesTo(channel.name) },
    <DeliveriesPage {...{ channel, page, cursor }} state={state ?? ''} />,
  )
}

type Extra = {
  readonly secret?: string
  readonly typed?: Typed
  readonly problem?: Problem
  readonly faults?: Faults
}

async function page(
  { c }: Turn,
  channel: ChannelRow,
  { secret, typed, problem, faults }: Extra,
): Promise<Response> {
  return show(
    c,
    {
      title: channel.name,
      status: problem?.status ?? (faults ? 422 : 200),
      address: `/admin/channels/${channel.id}`,
    },
    <ChannelPage
      channel={channel}
      secret={secret ?? null}
      draft={{
        typed: typed ?? typedOf(channel),
        faults: faults ?? (problem ? faultsOf(problem) : {}),
      }}
      problem={problem ? saidOf(problem) : null}
    />,
  )
}

function typedOf({ name, groups, resources, tag, isActive }: ChannelRow): Typed {
  return {
    name: [name],
    groups,
    resources: [resources ?? ''],
    tag: [tag ?? ''],
    isActive: isActive ? ['yes'] : [],
  }
}
