import type { Child } from 'hono/jsx'
import type { Visitor } from '../http/context'
import type { AssetPaths, ExtraScript } from './assets'
import { LanguageChoice } from './parts/language-choice'
import { Mark } from './parts/mark'
import { Nav } from './parts/nav'
import { useTexts } from './texts'

export type Frame = {
  readonly title: string
  readonly path: string
  /** The place in the menu that it belongs to, where its address does not say. */
  readonly place?: string
  readonly visitor: Visitor | null
  readonly waitingCount: number
  readonly taskCount?: number
  readonly overdueCount?: number
  readonly assets: AssetPaths
  /** What lets the browser take these styles and scripts, and no others. */
  readonly nonce?: string | undefined
  /** What this page can do better with, besides what all have. */
  readonly scripts?: readonly ExtraScript[]
  /** Seconds after which a browser without script asks again; only where something is under way. */
  readonly refreshSeconds?: number
  /** Whether the page may change by itself soon, so that script looks again. */
  readonly isLive?: boolean
  /** The resource that it is about; news of others are none to it. */
  readonly about?: string
  readonly address?: string
  /** Where choosing another language leads back to. */
  readonly returnTo?: string
  readonly children?: Child
}

/** What every page stands in. Nothing in it is inline and nothing comes from elsewhere. */
export function Layout(frame: Frame) {
  const texts = useTexts()
  const { title, path, visitor, assets, nonce, refreshSeconds, isLive, address, children } = frame
  const { about = 'yes', returnTo = '/', place = path } = frame
  const { waitingCount, overdueCount = 0, taskCount = 0, scripts = [] } = frame
  return (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Hallpass`}</title>
        <link rel="stylesheet" href={assets.css} nonce={nonce} />
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <script type="module" src={assets.script} nonce={nonce} />
        {scripts.map((name) => (
          <script type="module" src={assets[name]} nonce={nonce} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {texts.shell.skip}
        </a>
        <header class="top">
          <div class="top-row">
            <a class="brand" href="/">
              <Mark />
              Hallpass
            </a>
            {visitor && (
              <Nav allowed={visitor} {...{ waitingCount, overdueCount, taskCount }} path={place} />
            )}
            {isLive && <LiveSign />}
            {visitor && <Who visitor={visitor} />}
          </div>
        </header>
        <main id="main" tabindex={-1} data-live={isLive ? about : undefined} data-address={address}>
          {children}
        </main>
        <p class="changed" id="changed" hidden>
          {texts.shell.hasChanged((words) => (
            <a href={path}>{words}</a>
          ))}
        </p>
        <p class="changed" id="over" hidden>
          {texts.shell.isSignedOut((words) => (
            <a href="/sign-in" target="_blank" rel="noopener">
              {words}
            </a>
          ))}
        </p>
        <footer class="foot">
          <LanguageChoice returnTo={returnTo} />
        </footer>
        <p class="visually-hidden" id="announce" aria-live="polite" />
      </body>
    </html>
  )
}

/** Whether the page is told what happens; shown by the script that listens. */
function LiveSign() {
  const { shell } = useTexts()
  return (
    <p class="live" id="live" data-listens={shell.live} data-deaf={shell.notLive} hidden>
      <span class="live-dot" aria-hidden="true" />
      <span />
    </p>
  )
}

function Who({ visitor }: { readonly visitor: Visitor }) {
  const texts = useTexts()
  return (
    <div class="who">
      <button type="button" class="who-button" popovertarget="who">
        <span aria-hidden="true">{initials(visitor.displayName)}</span>
        <span class="visually-hidden">{texts.shell.signedInAs(visitor.displayName)}</span>
      </button>
      <div id="who" class="who-menu" popover="auto">
        <p>
          <strong>{visitor.displayName}</strong>
          {visitor.email && <span class="muted small"> {visitor.email}</span>}
        </p>
        <p>
          <a href="/tokens">{texts.shell.tokens}</a>
        </p>
        <p>
          <a href="/machines">{texts.shell.machines}</a>
        </p>
        <p>
          <a href="/away">{texts.shell.away}</a>
        </p>
        <p>
          <a href="/notices">{texts.shell.notices}</a>
        </p>
        <p>
          <a href="/sessions">{texts.shell.sessions}</a>
        </p>
        <p>
          <a href="/me/passkeys">{texts.shell.passkeys}</a>
        </p>
        <form method="post" action="/sign-out">
          <button type="submit" class="btn" data-variant="outline" data-size="small">
            {texts.shell.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => [...(word ?? '')][0],
  )
  return letters.join('').toUpperCase() || '?'
}
