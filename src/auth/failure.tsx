import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../http/context'

export type Failure = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
}

/** An error as a person reads it in the browser. */
export function renderProblem(c: Context<AppEnv>, failure: Failure): Response | Promise<Response> {
  return c.html(<FailurePage {...failure} />, failure.status as ContentfulStatusCode)
}

function FailurePage({ code, title, detail }: Failure) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Hallpass`}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a href="/">Go to Hallpass</a>
          </p>
          <p>
            <small>
              Code: <code>{code}</code>
            </small>
          </p>
        </main>
      </body>
    </html>
  )
}
