const PATHS = {
  home: 'M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  hand: 'M9 11.5V5.75a1.5 1.5 0 0 1 3 0V11m0-.5V4.75a1.5 1.5 0 0 1 3 0V11m0-3.75a1.5 1.5 0 0 1 3 0V14a6.5 6.5 0 0 1-6.5 6.5c-2.6 0-4-1-5.5-3.5l-2-3.4a1.5 1.5 0 0 1 2.6-1.5L9 14',
  more: 'M4.5 8H12m6 0h1.5M4.5 16H6m6 0h7.5M17.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM11.5 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11-11 11',
  alert:
    'M12 8.5V13m0 3.25h.01M10.3 4.6 3.2 17a2 2 0 0 0 1.7 3h14.2a2 2 0 0 0 1.7-3L13.7 4.6a2 2 0 0 0-3.4 0z',
  info: 'M12 11.5V16m0-7.75h.01M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z',
  right: 'm9.5 6 6 6-6 6',
  left: 'm14.5 6-6 6 6 6',
  chevron: 'm6 9 6 6 6-6',
  up: 'M12 19V5.5m-5.5 6L12 5.5l5.5 6',
  down: 'M12 5v13.5m5.5-6L12 18.5l-5.5-6',
  key: 'M14.5 13.5a5 5 0 1 0-4-4L3.5 16.5V20H7v-2.25h2.25V15.5h2.25zM16 8h.01',
  lock: 'M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3',
  plus: 'M12 5.5v13M5.5 12h13',
  again: 'M4.5 12a7.5 7.5 0 1 1 2.4 5.5M4.5 12l-2-2.5m2 2.5L7 9.8',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  file: 'M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10A.5.5 0 0 1 7 20zM14 3.5V8h4',
  copy: 'M9 9h10v11H9zM5.5 15H5V4h10v.5',
} as const

export type IconName = keyof typeof PATHS

type Props = { readonly name: IconName; readonly size?: number }

/** A drawing beside words, never instead of them: hidden from those who listen. */
export function Icon({ name, size = 18 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
