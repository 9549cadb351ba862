import { MailDelayed, MailRefused } from '../../../src/notify/mail-failure'
import { outward } from '../crash'
import { currentRun } from '../current-run'
import { SECRET } from '../secret'

type Mail = { readonly to: { readonly address: string }; readonly subject: string }

/** A mail server that is sometimes away and sometimes refuses an address. */
export function mailerOf(env: { readonly KEY_ENCRYPTION_KEY: string }) {
  const sim = currentRun()
  const party = sim.parties.named(env.KEY_ENCRYPTION_KEY)
  return {
    send: (mail: Mail) =>
      outward(sim, party, 'mail', async () => {
        const fate = sim.faults.mail()
        await sim.time.sleep(fate.ms)
        if (fate.kind === 'delayed') throw new MailDelayed('The mail server is away.')
        if (fate.kind === 'refused') throw new MailRefused('No such mailbox.')
        if (JSON.stringify(mail).includes(SECRET)) sim.violate('mail has no secret', mail.subject)
        sim.note(`mail to ${mail.to.address}: ${mail.subject}`)
      }),
  }
}
