import type { ChannelMessage } from '../../domain/channel/message'
import { cardOf } from './card'

/**
 * A message for a webhook of a Teams workflow: an Adaptive Card. Its texts are runs of a
 * `RichTextBlock`, which knows no Markdown; nothing in them can become a mention, since the card
 * names no entities; and what its templates would expand (`${…}`, `{{…}}`) is broken.
 */
export function teamsBody(message: ChannelMessage, publicUrl: string): string {
  const { headline, facts, said, button } = cardOf(message, publicUrl)
  return JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block([{ ...run(headline), weight: 'Bolder', size: 'Medium' }]),
            ...facts.map(([label, value]) =>
              block([{ ...run(`${label}: `), isSubtle: true }, run(value)]),
            ),
            ...said.map((line) => block([{ ...run(line), italic: true }])),
          ],
          actions: [{ type: 'Action.OpenUrl', title: button.words, url: button.url }],
        },
      },
    ],
  })
}

function block(inlines: readonly object[]) {
  return { type: 'RichTextBlock', inlines }
}

/** An empty run is no run: a line without text keeps its place. */
function run(text: string) {
  return { type: 'TextRun', text: literal(text) || ' ' }
}

function literal(text: string): string {
  return text.replace(/[{$<](?=[{<a-z/])/giu, '$&\u200B')
}
