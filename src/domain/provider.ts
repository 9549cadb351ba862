import type { ProviderId } from './ids'

/** The provider of the settings: the first, with which the installation begins. */
export const FIRST_PROVIDER: ProviderId = 'idp_settings'

/** The claims that the setting names, which together are the subject of a person; `sub` by default. */
export function subjectClaimsIn(setting: string): readonly string[] {
  return (setting.trim() || 'sub').split(/\s+/)
}
