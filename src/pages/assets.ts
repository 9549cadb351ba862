import { Hono } from 'hono'
import type { AppEnv } from '../http/context'
import script from './scripts/app.client.js'
import keys from './scripts/keys.client.js'
import listen from './scripts/listen.client.js'
import live from './scripts/live.client.js'
import passkeys from './scripts/passkeys.client.js'
import push from './scripts/push.client.js'
import pushWorker from './scripts/push-worker.client.js'
import reorder from './scripts/reorder.client.js'
import search from './scripts/search.client.js'
import css from './styles/app.css'

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none"><rect x="4" y="2" width="20" height="24" rx="5" fill="#1d5a52"/><rect x="10.5" y="5" width="7" height="2.6" rx="1.3" fill="#fff"/><path d="m9.5 16.6 3.2 3.2 6-6.6" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'

const FILES = {
  css: { name: 'app', ending: 'css', type: 'text/css', text: css },
  script: {
    name: 'app',
    ending: 'js',
    type: 'text/javascript',
    text: `${script}\n${live}\n${listen}\n${search}`,
  },
  keys: { name: 'keys', ending: 'js', type: 'text/javascript', text: keys },
  passkeys: { name: 'passkeys', ending: 'js', type: 'text/javascript', text: passkeys },
  push: { name: 'push', ending: 'js', type: 'text/javascript', text: push },
  reorder: { name: 'reorder', ending: 'js', type: 'text/javascript', text: reorder },
} as const

type Asset = keyof typeof FILES

/** Scripts that only some pages load. */
export type ExtraScript = Exclude<Asset, 'css' | 'script'>

export type AssetPaths = { readonly [asset in Asset]: string }

let paths: Promise<AssetPaths> | null = null

/** Addresses that change with the content, worked out once per isolate. */
export function assetPaths(): Promise<AssetPaths> {
  paths ??= Promise.all(
    Object.entries(FILES).map(async ([asset, { name, ending, text }]) => [
      asset,
      `/assets/${name}.${await hashOf(text)}.${ending}`,
    ]),
  ).then((entries) => Object.fromEntries(entries) as AssetPaths)
  return paths
}

export const assets = new Hono<AppEnv>()
  .get('/assets/mark.svg', (c) =>
    c.body(MARK, 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
    }),
  )
  // Browsers ask here by themselves, before or without the link in the head.
  .get('/favicon.ico', (c) => c.redirect('/assets/mark.svg', 301))
  // At the root, since a worker is there for pages below its own address only.
  .get('/push-worker.js', (c) =>
    c.body(pushWorker, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  )
  .get('/assets/:file', async (c) => {
    const wanted = `/assets/${c.req.param('file')}`
    const known = await assetPaths()
    const asset = (Object.keys(FILES) as Asset[]).find((each) => known[each] === wanted)
    if (!asset) return c.notFound()
    const { text, type } = FILES[asset]
    return c.body(text, 200, forEver(type))
  })

function forEver(type: string) {
  return {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest).slice(0, 6)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
