import type { Mail } from './mail-client.ts'
import { escapeHtml, page } from './page.ts'

/** All mails, newest first; it reloads itself, so that a new mail just appears. */
export function mailListPage(mails: readonly Mail[], to: string | null): string {
  const heading = to ? `Mail for ${to}` : 'Mail'
  const items = mails.map(
    (mail) => `<li><a href="/messages/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong><br>
    <small>to ${escapeHtml(mail.to.join(', '))}, ${timeOf(mail)}</small></a></li>`,
  )
  return page(
    heading,
    `<h1>${escapeHtml(heading)}</h1>
    <p>Every mail that the product sends ends up here and nowhere else.</p>
    ${items.length > 0 ? `<ol>${items.join('')}</ol>` : '<p>No mail yet.</p>'}`,
    '<meta http-equiv="refresh" content="4">',
  )
}

export function mailPage(mail: Mail): string {
  return page(
    mail.subject,
    `<p><a href="/">All mail</a></p>
    <h1>${escapeHtml(mail.subject)}</h1>
    <dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd>
    <dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
    <dt>Time</dt><dd>${timeOf(mail)}</dd></dl>
    ${mail.html === null ? `<pre>${linked(mail.text)}</pre>` : framed(mail.html)}`,
  )
}

/** No script, no same origin: a mail may only show itself and open links in a new tab. */
function framed(html: string): string {
  const shown = escapeHtml(`<base target="_blank">${html}`)
  return `<iframe title="The mail" srcdoc="${shown}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}

function linked(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/(?:(?!&(?:lt|gt|quot|#39);)[^\s<])+/g,
    (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`,
  )
}

function timeOf({ receivedAt }: Mail): string {
  return `<time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace('T', ' ')} UTC</time>`
}
