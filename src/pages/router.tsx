import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppEnv } from '../http/context'
import { configurationPages } from './admin/configuration.routes'
import { adminPages } from './admin/router'
import { askPages } from './ask.routes'
import { assets } from './assets'
import { awayPages } from './away.routes'
import { decisionPages } from './decisions.routes'
import { homePages } from './home.routes'
import { languagePages } from './language.routes'
import { leasePages } from './leases.routes'
import { livePages } from './live.routes'
import { machinePages } from './machines.routes'
import { noticePages } from './notices.routes'
import { passkeyPages } from './passkeys.routes'
import { requestListPages } from './request-lists.routes'
import { requestPages } from './requests.routes'
import { sessionPages } from './sessions.routes'
import { showFailure, showNotFound } from './shell'
import { taskPages } from './tasks.routes'
import { textsFor } from './texts'
import { tokenPages } from './tokens.routes'
import { webAppPages } from './web-app.routes'

const MAX_FORM_BYTES = 256 * 1024

const limitForm = bodyLimit({
  maxSize: MAX_FORM_BYTES,
  onError: (c) => {
    const { tooMuchText: title, formLimit: detail } = textsFor(c).shell
    return showFailure(c, { status: 413, title, detail })
  },
})

/** Everything that people see, and nothing that programs read. */
export const pages = new Hono<AppEnv>()
  .route('/', assets)
  .route('/admin/configuration', configurationPages)
  .use(limitForm)
  .route('/', languagePages)
  .route('/', homePages)
  .route('/', askPages)
  .route('/', requestListPages)
  .route('/', requestPages)
  .route('/', decisionPages)
  .route('/', leasePages)
  .route('/', livePages)
  .route('/', webAppPages)
  .route('/', taskPages)
  .route('/', tokenPages)
  .route('/', machinePages)
  .route('/', awayPages)
  .route('/', noticePages)
  .route('/', sessionPages)
  .route('/', passkeyPages)
  .route('/admin', adminPages)
  .all('*', showNotFound)
