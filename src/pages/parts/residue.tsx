/** What can outlive the access: its beginning in sight, the rest of the same text when unfolded. */
export function Residue({ text }: { readonly text: string }) {
  return (
    <details class="residue">
      <summary>
        <strong>What stays</strong> <span>{text}</span>
      </summary>
    </details>
  )
}
