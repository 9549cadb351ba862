export type Form = {
  readonly method: string
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly buttons: readonly {
    readonly name: string
    readonly value: string
    readonly label: string
  }[]
}

/** The forms of a page, as far as a page without script needs them. */
export function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(
    ([, head = '', body = '']) => {
      const form = attributesOf(head)
      return {
        method: (form.get('method') ?? 'get').toLowerCase(),
        action: form.get('action') ?? '',
        fields: [...inputsOf(body), ...textareasOf(body), ...selectsOf(body)],
        buttons: [...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)].map(
          ([, head = '', label = '']) => {
            const button = attributesOf(head)
            return {
              name: button.get('name') ?? '',
              value: button.get('value') ?? '',
              label: unescapeHtml(label.replace(/<[^>]*>/g, ' ')).trim(),
            }
          },
        ),
      }
    },
  )
}

function* inputsOf(html: string): Generator<[string, string]> {
  for (const [, head = ''] of html.matchAll(/<input\b([^>]*)>/gi)) {
    const input = attributesOf(head)
    const name = input.get('name')
    const type = input.get('type') ?? 'text'
    const isOff = ['checkbox', 'radio'].includes(type) && !input.has('checked')
    if (name && !isOff && type !== 'submit') yield [name, input.get('value') ?? '']
  }
}

function* textareasOf(html: string): Generator<[string, string]> {
  for (const [, head = '', text = ''] of html.matchAll(
    /<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/gi,
  )) {
    const name = attributesOf(head).get('name')
    if (name) yield [name, unescapeHtml(text)]
  }
}

function* selectsOf(html: string): Generator<[string, string]> {
  for (const [, head = '', body = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)) {
    const name = attributesOf(head).get('name')
    const options = [...body.matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(
      ([, attributes = '', text = '']) => ({
        is: attributesOf(attributes),
        text: unescapeHtml(text).trim(),
      }),
    )
    const chosen = options.find(({ is }) => is.has('selected')) ?? options[0]
    if (name && chosen) yield [name, chosen.is.get('value') ?? chosen.text]
  }
}

function attributesOf(head: string): Map<string, string> {
  const found = head.matchAll(/([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)
  return new Map(
    [...found].map(([, name = '', a, b, c]) => [
      name.toLowerCase(),
      unescapeHtml(a ?? b ?? c ?? ''),
    ]),
  )
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
