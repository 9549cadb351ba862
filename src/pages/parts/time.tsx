import { useTexts } from '../texts'

/** An instant in UTC; with script it is shown in the reader's zone, the exact instant on hover. */
export function Instant({ at }: { readonly at: number }) {
  const texts = useTexts()
  const iso = new Date(at).toISOString()
  return (
    <time datetime={iso} title={exact(iso)} data-local>
      {texts.instant(at)}
    </time>
  )
}

/** How long until then. With script it counts down; without, it says how it was when rendered. */
export function Left({ until, now }: { readonly until: number; readonly now: number }) {
  const texts = useTexts()
  const iso = new Date(until).toISOString()
  return (
    <time datetime={iso} title={exact(iso)} data-countdown>
      {texts.duration(Math.max(0, until - now) / 1000)}
    </time>
  )
}

function exact(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')
}
