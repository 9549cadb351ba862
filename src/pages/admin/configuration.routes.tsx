import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requireVisitor } from '../../auth/may'
import { faulty } from '../../commands/configuration/apply'
import { exportFile } from '../../commands/configuration/export'
import type { Fault } from '../../commands/configuration/place'
import { planFile, sectionsOf } from '../../commands/configuration/plan'
import { submitFile } from '../../commands/configuration/submit'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { CONFIGURATION_BYTES } from '../../http/schemas-configuration'
import { saidOf } from '../parts/problems'
import { one, type Typed, typedOf } from '../parts/typed'
import { formOf, show, showFailure, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { ConfigurationPage } from './configuration-page'
import { ConfigurationPlanPage } from './configuration-plan-page'
import { landing } from './landing'

const HOME = '/admin/configuration'

/** Here before the limit that other forms have. */
export const configurationPages = new Hono<AppEnv>()
  .use(requireVisitor('page'))
  .use(
    bodyLimit({
      maxSize: CONFIGURATION_BYTES,
      onError: (c) =>
        showFailure(c, {
          status: 413,
          title: textsFor(c).shell.tooMuchText,
          detail: textsFor(c).configuration.fileLimit,
        }),
    }),
  )
  .get(
    '/',
    turn(async (here) => {
      const isApplied = here.c.req.query('applied') === 'yes'
      return mayAny(here) ? form(here, {}, null, isApplied) : null
    }),
  )
  .get(
    '/hallpass.yaml',
    turn(async ({ c, env, visitor }) => {
      const exported = await exportFile(env, visitor, '')
      if (!exported) return null
      if (!exported.ok) return showFailure(c, exported.problem)
      return c.body(exported.text, 200, {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': 'attachment; filename="hallpass.yaml"',
      })
    }),
  )
  .post(
    '/plan',
    turn(async (here) => {
      if (!mayAny(here)) return null
      const typed = await uploaded(here)
      return plan(here, typed, null)
    }),
  )
  .post(
    '/apply',
    turn(async (here) => {
      if (!mayAny(here)) return null
      const { c, env, visitor, editor } = here
      const typed = await formOf(c)
      const [file, hash] = [one(typed, 'file'), one(typed, 'hash')]
      const done = await submitFile(env, visitor, editor, { file, hash, secrets: secretsIn(typed) })
      if (done.ok) return c.redirect(landing(done, `${HOME}?applied=yes`), 303)
      return plan(here, typed, done.problem)
    }),
  )

function mayAny({ visitor }: Turn): boolean {
  return sectionsOf(visitor).length > 0
}

/** As it would be now, with what stood in its way; or what is wrong with the file. */
async function plan(here: Turn, typed: Typed, problem: Problem | null): Promise<Response> {
  const { c, env, visitor, editor } = here
  const file = one(typed, 'file')
  const planned = await planFile(env, visitor, editor, file, {})
  if (!planned.ok) return form(here, typed, faulty(planned.faults), false)
  const status = problem?.status ?? 200
  return show(
    c,
    { title: textsFor(c).configuration.whatWouldChange, status, address: HOME },
    <ConfigurationPlanPage
      {...{ plan: planned.plan, file }}
      problem={problem && saidOf(problem)}
    />,
  )
}

function form(
  { c }: Turn,
  typed: Typed,
  problem: Problem | null,
  isApplied: boolean,
): Promise<Response> {
  const faults = Array.isArray(problem?.errors) ? (problem.errors as readonly Fault[]) : []
  return show(
    c,
    { title: textsFor(c).configuration.title, status: problem?.status ?? 200, address: HOME },
    <ConfigurationPage
      {...{ faults, isApplied }}
      draft={{ typed, faults: {} }}
      problem={problem && saidOf(problem)}
    />,
  )
}

/** The text that was typed, or that of the file in its place, with line ends as everywhere. */
async function uploaded({ c }: Turn): Promise<Typed> {
  try {
    const data = await c.req.formData()
    const upload = data.get('upload')
    const text = upload instanceof File && upload.size > 0 ? await upload.text() : null
    const typed = typedOf(data)
    return text === null ? typed : { ...typed, file: [text.replace(/\r\n/g, '\n')] }
  } catch {
    return {}
  }
}

function secretsIn(typed: Typed): Record<string, Record<string, string>> {
  const secrets: Record<string, Record<string, string>> = Object.create(null)
  for (const [name, [value = '']] of Object.entries(typed)) {
    const [, field = '', connector = ''] = /^secret:([^:]+):(.+)$/s.exec(name) ?? []
    if (field && value) secrets[connector] = { ...secrets[connector], [field]: value }
  }
  return secrets
}
