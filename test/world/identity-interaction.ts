import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type Provider from 'oidc-provider'
import { choosePage, confirmPage, problemPage } from './identity-pages.ts'
import type { WorldPerson } from './people.ts'

export const ACR = { basic: 'urn:hallpass:world:basic', mfa: 'urn:hallpass:world:mfa' } as const

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The page between "sign in, please" and the way back; true when the address was one of its own. */
export async function answerInteraction(
  provider: Provider,
  people: readonly WorldPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!request.url?.startsWith('/interaction/')) return false
  const details = await provider.interactionDetails(request, response).catch(() => null)
  if (!details) return send(response, 400, problemPage('This sign-in is over. Please start again.'))
  if (request.method !== 'POST') return send(response, 200, pageFor(details, people))

  const chosen = new URLSearchParams(await text(request)).get('person')
  const person = people.find(({ id }) => id === chosen)
  if (!person) return send(response, 400, problemPage('Nobody of that name works here.'))
  await leaveOtherSession(provider, details, person)
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person.id, ...proofFor(details) } },
    { mergeWithLastSubmission: false },
  )
  return true
}

/** Whether more than an ordinary sign-in was asked for, so that the answer may vouch for more. */
export function isProofDemanded(params: { readonly [name: string]: unknown }): boolean {
  const prompts = String(params.prompt ?? '').split(' ')
  const levels = String(params.acr_values ?? '').split(' ')
  return (
    prompts.includes('login') || Number(params.max_age ?? Number.NaN) === 0 || isMfaOnly(levels)
  )
}

export function isMfaOnly(levels: readonly string[]): boolean {
  return levels.includes(ACR.mfa) && !levels.includes(ACR.basic)
}

function proofFor({ params }: Interaction) {
  return isProofDemanded(params)
    ? { acr: ACR.mfa, amr: ['pwd', 'otp', 'mfa'] }
    : { acr: ACR.basic, amr: ['pwd'] }
}

function pageFor(details: Interaction, people: readonly WorldPerson[]): string {
  const action = `/interaction/${details.uid}`
  const known = people.find(({ id }) => id === details.session?.accountId)
  return known ? confirmPage(known, people, action) : choosePage(people, action)
}

/** A session belongs to one person: somebody else starts without it instead of taking it over. */
async function leaveOtherSession(provider: Provider, details: Interaction, person: WorldPerson) {
  const { session } = details
  if (!session || session.accountId === person.id) return
  const found = await provider.Session.findByUid(session.uid)
  await found?.destroy()
  Object.assign(details, { session: undefined })
  await details.save(details.exp - Math.floor(Date.now() / 1000))
}

function send(response: ServerResponse, status: number, html: string): true {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(html)
  return true
}
