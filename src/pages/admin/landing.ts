import type { Submitted } from '../../commands/changes/change'

/** Where a change leads: home, or to what a second administrator has to agree to. */
export function landing({ proposed }: Extract<Submitted, { ok: true }>, home: string): string {
  return proposed ? `/admin/changes/${proposed}` : home
}
