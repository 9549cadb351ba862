import type { Texts } from '../texts/english'
import { inertLine, inertLines } from './inert'
import type { Entry, Letter } from './letter'

/** Colours for light are inline, because some mail programs drop the style sheet; dark needs it. */
const DARK = `@media (prefers-color-scheme: dark) {
  .page { background: #161615 !important; color: #ececea !important }
  .card { background: #20201e !important; border-color: #3a3a37 !important }
  .soft { color: #a9a9a4 !important }
  .said { background: #2a2a27 !important; border-color: #55554f !important }
  .link { color: #8fd6bd !important }
  .go { background: #8fd6bd !important; color: #10261e !important }
}`

const PAGE =
  'margin:0;padding:16px;background:#f6f6f4;color:#1c1c1a;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif'
const CARD =
  'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e2e2de;border-radius:12px;overflow-wrap:anywhere'
const GO =
  'display:inline-block;margin:8px 0;padding:12px 20px;background:#1f5f4a;color:#ffffff;border-radius:8px;font-weight:600;text-decoration:none'
const SAID =
  'margin:4px 0 16px;padding:12px 16px;background:#f6f6f4;border-left:4px solid #c9c9c3;border-radius:4px'
const SOFT = 'color:#5f5f5a'
const LINK = 'display:inline-block;padding:4px 0;color:#1f5f4a'

export function letterAsHtml(texts: Texts, letter: Letter, name: string, href: string): string {
  return `<!doctype html>${(<Page {...{ texts, letter, name, href }} />).toString()}`
}

type Props = {
  readonly texts: Texts
  readonly letter: Letter
  readonly name: string
  readonly href: string
}

function Page({ texts, letter, name, href }: Props) {
  const { frame } = texts.letters
  return (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{inertLine(letter.headline)}</title>
        <style>{DARK}</style>
      </head>
      <body class="page" style={PAGE}>
        <div class="card" style={CARD}>
          <p style="margin:0 0 16px">{frame.hello(inertLine(name))}</p>
          <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">
            {inertLine(letter.headline)}
          </h1>
          {letter.paragraphs.map((text) => (
            <p style="margin:0 0 16px">{inertLine(text)}</p>
          ))}
          {letter.entries && <Entries entries={letter.entries} />}
          <Facts facts={letter.facts} />
          {letter.quote && <Quote quote={letter.quote} shortened={frame.shortened} />}
          <p style="margin:0 0 16px">
            <a class="go" style={GO} href={href}>
              {letter.link.label}
            </a>
          </p>
          <p class="soft" style={`margin:0;font-size:14px;${SOFT}`}>
            {frame.footer}
          </p>
        </div>
      </body>
    </html>
  )
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ul style="margin:0 0 16px;padding:0 0 0 20px">
      {entries.map(({ headline, news, label, href }) => (
        <li style="margin:0 0 12px">
          {inertLine(headline)}
          {news !== null && (
            <>
              <br />
              <strong>{inertLine(news)}</strong>
            </>
          )}
          <br />
          <a href={href} style={LINK} class="link">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Facts({ facts }: { readonly facts: Letter['facts'] }) {
  return (
    <dl style="margin:0 0 16px">
      {facts.map(([label, value]) => (
        <>
          <dt class="soft" style={`font-size:14px;${SOFT}`}>
            {label}
          </dt>
          <dd style="margin:0 0 8px">{inertLine(value)}</dd>
        </>
      ))}
    </dl>
  )
}

type QuoteProps = { readonly quote: NonNullable<Letter['quote']>; readonly shortened: string }

function Quote({ quote, shortened }: QuoteProps) {
  const { lines, isCut } = inertLines(quote.text)
  return (
    <>
      <p class="soft" style={`margin:0;font-size:14px;${SOFT}`}>
        {inertLine(quote.intro)}
      </p>
      <blockquote class="said" style={SAID}>
        {lines.map((text, index) => (
          <>
            {index > 0 && <br />}
            {text}
          </>
        ))}
        {isCut && <p class="soft">{shortened}</p>}
      </blockquote>
    </>
  )
}
