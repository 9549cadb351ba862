/** A mail as the catcher has it. */
export type Mail = {
  readonly id: number
  readonly receivedAt: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly headers: { readonly [name: string]: string }
}

/** Newest first, for one address or for all. `mailUrl` is the address of the mail page. */
export async function readMails(mailUrl: string, to?: string): Promise<readonly Mail[]> {
  const query = to ? `?to=${encodeURIComponent(to)}` : ''
  const response = await fetch(`${mailUrl}/messages.json${query}`)
  return (await response.json()) as Mail[]
}

/** Waits for a mail to this address that fits; throws with the subjects that did come. */
export async function waitForMail(
  mailUrl: string,
  to: string,
  fits: (mail: Mail) => boolean,
  timeoutMs = 10_000,
): Promise<Mail> {
  const givesUpAt = Date.now() + timeoutMs
  for (;;) {
    const mails = await readMails(mailUrl, to)
    const found = mails.find(fits)
    if (found) return found
    if (Date.now() > givesUpAt) {
      const subjects = mails.map(({ subject }) => subject).join('; ')
      throw new Error(`No fitting mail for ${to} within ${timeoutMs} ms; there were: ${subjects}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
