/** The requester's words, as they were written. */
export function Why({ text }: { readonly text: string }) {
  return text ? (
    <blockquote class="quote why">{text}</blockquote>
  ) : (
    <p class="muted why">No justification was given.</p>
  )
}
