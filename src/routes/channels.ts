import * as v from 'valibot'
import { deliveriesOf, sendAgain, sendFailedAgain, sendTest } from '../commands/channels/deliveries'
import { addChannel, changeChannel, endChannel, lookAtChannel } from '../commands/channels/save'
import { makeChannelSecret } from '../commands/channels/secrets'
import { revokeChannelSecret } from '../db/channel-secrets'
import { listChannels } from '../db/channels'
import { ChannelId, ChannelSecretId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { Nothing, pageOf, SliceQuery } from '../http/schemas'
import {
  ChannelAnswer,
  ChannelBody,
  ChannelSecretAnswer,
  DeliveryAnswer,
  DeliveryId,
  DeliveryState,
  NewChannelBody,
  ReplayAnswer,
} from '../http/schemas-channels'
import { created, endpoint, no, ok } from './endpoint'
import { orEarlier, removed } from './written'

const access = 'manage-channels'
const params = { id: ChannelId }
const ADDRESSES = ['address_refused', 'plain_origin_not_allowed', 'private_origin_not_allowed']

export const channels = [
  endpoint(
    {
      method: 'get',
      path: '/channels',
      summary: 'Addresses of the organisation that hear of events: webhooks, Slack, Teams',
      access,
      answer: pageOf(ChannelAnswer),
    },
    async ({ env }) => ok({ items: await listChannels(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/channels',
      summary: 'Add a channel; a webhook needs a secret before anything is sent',
      access,
      body: NewChannelBody,
      answer: ChannelAnswer,
      statuses: [201],
      problems: ['name_taken', 'channel_limit', ...ADDRESSES],
    },
    async ({ env, editor, body }) => {
      const saved = await orEarlier(env, editor, await addChannel(env, editor, body))
      if (!saved.ok) return no(saved.problem)
      const channel = await lookAtChannel(env, saved.id)
      return channel && created(channel, `/channels/${saved.id}`)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/channels/{id}',
      summary: 'A channel',
      access,
      params,
      answer: ChannelAnswer,
    },
    async ({ env, params: { id } }) => {
      const channel = await lookAtChannel(env, id)
      return channel && ok(channel)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/channels/{id}',
      summary: 'Change what a channel wants to hear, where it is, or whether it is on',
      access,
      params,
      body: ChannelBody,
      answer: ChannelAnswer,
      problems: ['name_taken', 'channel_unknown', ...ADDRESSES],
    },
    async ({ env, editor, params: { id }, body }) => {
      const before = await lookAtChannel(env, id)
      if (!before) return null
      const saved = await changeChannel(env, editor, before, body)
      if (!saved.ok) return no(saved.problem)
      const channel = await lookAtChannel(env, id)
      return channel && ok(channel)
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/channels/{id}',
      summary:
        'Retire a channel: its address and secrets are forgotten, and what waits goes nowhere',
      access,
      params,
      answer: null,
      problems: ['channel_unknown'],
    },
    async ({ env, editor, params: { id } }) => removed(await endChannel(env, editor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/channels/{id}/secrets',
      summary: 'Make a secret that webhooks are signed with, shown this once; two at most',
      access,
      params,
      body: Nothing,
      answer: ChannelSecretAnswer,
      statuses: [201],
      isKeyed: false,
      problems: ['channel_secret_limit', 'channel_unsigned', 'channel_unknown'],
    },
    async ({ env, editor, params: { id } }) => {
      const added = await makeChannelSecret(env, editor, id)
      return added.ok ? { status: 201, body: added } : no(catalogueProblemOf(added.problem))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/channels/{id}/secrets/{secretId}',
      summary: 'Revoke a secret: nothing is signed with it any more',
      access,
      params: { ...params, secretId: ChannelSecretId },
      answer: null,
      problems: ['channel_unknown'],
    },
    async ({ env, editor, params: { id, secretId } }) =>
      removed(await revokeChannelSecret(env.DB, editor, id, secretId)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/channels/{id}/deliveries',
      summary:
        'What was sent to a channel or waits for it, the latest first; kept for 30 days, 10,000 at most',
      access,
      params,
      query: { ...SliceQuery, state: v.exactOptional(DeliveryState) },
      answer: pageOf(DeliveryAnswer),
    },
    async ({ env, params: { id }, query }) => {
      if (!(await lookAtChannel(env, id))) return null
      return ok(await deliveriesOf(env, id, { ...query, state: query.state ?? null }))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/channels/{id}/deliveries/{deliveryId}/again',
      summary: 'Send a message again, under the same id',
      access,
      params: { ...params, deliveryId: DeliveryId },
      body: Nothing,
      answer: DeliveryAnswer,
    },
    async ({ env, editor, params: { id, deliveryId } }) => {
      const channel = await lookAtChannel(env, id)
      const again = channel && (await sendAgain(env, editor, channel, deliveryId))
      return again && ok(again)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/channels/{id}/replay',
      summary: 'Send all messages again that were given up, each under the same id',
      access,
      params,
      body: Nothing,
      answer: ReplayAnswer,
    },
    async ({ env, editor, params: { id } }) => {
      const channel = await lookAtChannel(env, id)
      return channel && ok({ count: await sendFailedAgain(env, editor, channel) })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/channels/{id}/test',
      summary: 'Send a test message, and say what came of it within a few seconds',
      access,
      params,
      body: Nothing,
      answer: DeliveryAnswer,
      problems: ['channel_off'],
    },
    async ({ env, editor, params: { id } }) => {
      const channel = await lookAtChannel(env, id)
      const tested = channel && (await sendTest(env, editor, channel))
      return tested && (tested.ok ? ok(tested.delivery) : no(tested.problem))
    },
  ),
]
