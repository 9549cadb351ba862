import { enrolBrowser } from '../commands/enrol-browser'
import { choicesOf, saveChoices } from '../db/notice-choices'
import { pushBrowsersOf, removeSubscription } from '../db/push-subscriptions'
import { PushSubscriptionId } from '../domain/ids'
import { type Choices, choiceFor, choosableIn } from '../domain/telling/choices'
import { ChoicesBody } from '../domain/telling/schema'
import { NOTICES, nameOf } from '../domain/telling/table'
import type { Visitor } from '../http/context'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pushKeyOf } from '../http/push-key'
import { NoticesAnswer, PushBody, PushBrowserAnswer } from '../http/schemas-telling'
import { created, endpoint, GONE, no, ok } from './endpoint'
import { orEarlier } from './written'

const access = 'signed-in'

/** How somebody is told, and in which browsers. */
export const notices = [
  endpoint(
    {
      method: 'get',
      path: '/me/notices',
      summary: 'What I am told of and how, my quiet hours, and the browsers that are told',
      access,
      answer: NoticesAnswer,
    },
    async ({ env, visitor }) =>
      ok(await noticesOf(env, visitor, await choicesOf(env.DB, visitor.personId))),
  ),
  endpoint(
    {
      method: 'put',
      path: '/me/notices',
      summary: 'Choose how I am told; what is left out is as for somebody who chose nothing',
      access,
      body: ChoicesBody,
      answer: NoticesAnswer,
    },
    async ({ env, visitor, editor, body }) => {
      const saved = await saveChoices(env.DB, { ...editor, id: visitor.personId }, body)
      if (!saved.ok) return no(catalogueProblemOf(saved.problem))
      return ok(await noticesOf(env, visitor, body))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/me/push-subscriptions',
      summary: 'Be told in a browser: its `PushSubscription`, made with the `pushKey`',
      access,
      body: PushBody,
      answer: PushBrowserAnswer,
      statuses: [201],
      problems: ['push_not_set', 'push_address_refused', 'push_limit'],
    },
    async ({ env, visitor: { personId }, editor, body: { endpoint: address, keys, device } }) => {
      const by = { ...editor, id: personId }
      const given = { endpoint: address, ...keys, device: device || 'A browser', browser: null }
      const done = await orEarlier(env, editor, await enrolBrowser(env, by, given))
      if (!done.ok) return no(done.problem)
      const browser = (await pushBrowsersOf(env.DB, personId)).find(({ id }) => id === done.id)
      return browser ? created(browser, `/me/push-subscriptions/${browser.id}`) : null
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/me/push-subscriptions/{id}',
      summary: 'Be told in this browser no more',
      access,
      params: { id: PushSubscriptionId },
      answer: null,
    },
    async ({ env, visitor: { personId }, editor, params: { id } }) => {
      const browser = (await pushBrowsersOf(env.DB, personId)).find((each) => each.id === id)
      if (!browser) return null
      await removeSubscription(env.DB, editor, personId, browser)
      return GONE
    },
  ),
]

async function noticesOf(env: Env, { personId }: Visitor, choices: Choices) {
  const { zone, quiet, digestAt } = choices
  return {
    ...{ zone, quiet, digestAt },
    notices: NOTICES.map((row) => ({
      ...{ name: nameOf(row), words: row.words, isDuty: row.isDuty },
      ...choiceFor(row, choices),
      choosable: choosableIn(row),
    })),
    browsers: await pushBrowsersOf(env.DB, personId),
    pushKey: pushKeyOf(env),
  }
}
