/** The mark: a pass with the hole it hangs by, and a tick. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="none" aria-hidden="true">
      <rect x="4" y="2" width="20" height="24" rx="5" fill="currentColor" />
      <rect class="mark-hole" x="10.5" y="5" width="7" height="2.6" rx="1.3" />
      <path
        class="mark-tick"
        d="m9.5 16.6 3.2 3.2 6-6.6"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
