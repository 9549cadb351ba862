import type { Guide } from '../../connectors/connector'
import type { LeaseId } from '../../domain/ids'
import { useTexts } from '../texts'
import { CopyLine } from './copy'
import { AreaField, type Draft } from './fields'
import { Instant } from './time'

type FormProps = {
  readonly leaseId: LeaseId
  readonly asks: { readonly label: string; readonly hint: string }
  readonly draft: Draft
}

/** What the holder gives, to be issued something for it; the same form renews it. */
export function SliceForm({ leaseId, asks: { label, hint }, draft }: FormProps) {
  const texts = useTexts()
  return (
    <form class="card form" method="post" action={`/leases/${leaseId}/certificate`}>
      <AreaField
        draft={draft}
        name="publicKey"
        label={texts.told(label)}
        hint={texts.told(hint)}
        maxlength={16_384}
        required
      />
      <div class="actions">
        <button type="submit" class="btn">
          {texts.lease.getCertificate}
        </button>
      </div>
    </form>
  )
}

/** What was issued; it is good until `validUntil`, in epoch milliseconds. */
export type ShownSlice = {
  readonly text: string
  readonly validUntil: number
  readonly guide: Guide
}

/** What was issued, and what to do with it. */
export function SliceCard({ text, validUntil, guide }: ShownSlice) {
  const texts = useTexts()
  return (
    <section class="card stack" aria-labelledby="issued">
      <h2 id="issued">{texts.lease.yourCertificate}</h2>
      <p>{texts.lease.goodUntil(<Instant at={validUntil} />)}</p>
      <CopyLine text={text} what={texts.lease.theCertificate} />
      <ul class="bullets">
        {guide.lines.map((line) => (
          <li>{texts.told(line)}</li>
        ))}
      </ul>
      {guide.commands.map((command) => (
        <CopyLine text={command} what={texts.lease.theCommand} />
      ))}
    </section>
  )
}
