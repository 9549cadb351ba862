import type { Heard, KeepAlive } from './keep-alive.ts'

/** Looks at a page; where the brake says that it was too many in a row, after the time it names. */
export async function unhurried(
  line: KeepAlive,
  path: string,
  headers: { readonly [name: string]: string },
): Promise<Heard> {
  for (;;) {
    const heard = await line.get(path, headers)
    if (heard.status === 200) return heard
    if (heard.status !== 429) throw new Error(`${path} was answered with ${heard.status}.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
