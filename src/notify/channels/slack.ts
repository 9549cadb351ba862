import type { ChannelMessage } from '../../domain/channel/message'
import { cardOf } from './card'

/** In characters: what Slack's Block Kit takes in a header and in a section. */
const MOST_HEADER = 150
const MOST_SECTION = 3_000

/**
 * A message for an incoming webhook of Slack. Every text is `plain_text`, in which nothing is a
 * mention, a link or a format, and `&`, `<` and `>` are escaped as Slack wants it all the same, since
 * `<!channel>` is a mention wherever text is read otherwise. `text` is what a notification shows.
 */
export function slackBody(message: ChannelMessage, publicUrl: string): string {
  const { headline, facts, said, button } = cardOf(message, publicUrl)
  return JSON.stringify({
    text: escaped(headline),
    mrkdwn: false,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(headline, MOST_HEADER) },
      ...(facts.length > 0
        ? [section(facts.map(([label, value]) => `${label}: ${value}`).join('\n'))]
        : []),
      ...(said.length > 0 ? [section(`“${said.join('\n')}”`)] : []),
      {
        type: 'actions',
        elements: [{ type: 'button', text: plain(button.words, 75), url: button.url }],
      },
    ],
  })
}

function section(text: string) {
  return { type: 'section', text: plain(text, MOST_SECTION) }
}

function plain(text: string, most: number) {
  return { type: 'plain_text', emoji: false, text: cut(escaped(text), most) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Never in the middle of what was escaped, nor of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/(?:&[a-z]{0,3}|[\uD800-\uDBFF])$/u, '')}…`
}
