import { Hono } from 'hono'
import type { AppEnv } from '../http/context'
import script from './scripts/app.client.js'
import css from './styles/app.css'

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none"><rect x="4" y="2" width="20" height="24" rx="5" fill="#1d5a52"/><rect x="10.5" y="5" width="7" height="2.6" rx="1.3" fill="#fff"/><path d="m9.5 16.6 3.2 3.2 6-6.6" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'

export type AssetPaths = { readonly css: string; readonly script: string }

let paths: Promise<AssetPaths> | null = null

/** Addresses that change with the content, worked out once per isolate. */
export function assetPaths(): Promise<AssetPaths> {
  paths ??= Promise.all([hashOf(css), hashOf(script)]).then(([styled, scripted]) => ({
    css: `/assets/app.${styled}.css`,
    script: `/assets/app.${scripted}.js`,
  }))
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
  .get('/assets/:file', async (c) => {
    const wanted = `/assets/${c.req.param('file')}`
    const known = await assetPaths()
    if (wanted === known.css) return c.body(css, 200, forEver('text/css'))
    if (wanted === known.script) return c.body(script, 200, forEver('text/javascript'))
    return c.notFound()
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
