/** What can outlive the access: its beginning in sight, the rest of the same text when unfolded. */
export function Residue({ text }: { readonly text: string }) {
  const texts = useTexts()
  return (
    <details class="residue">
      <summary>
        <strong>{texts.request.whatStays}</strong> <span>{texts.told(text)}</span>
      </summary>
    </details>
  )
}

import { useTexts } from '../texts'
