import { WEEKDAYS } from '../../src/domain/policy/windows/windows'
import { type Choices, UNCHOSEN } from '../../src/domain/telling/choices'
import type { Dice } from './dice'
import type { Simulation } from './simulation'
import type { SqlFile } from './sql-file'
import { ROOT, type Town } from './town'

/** Runs begin at nine on a Monday, so that these hours come and go in most of them. */
const QUIET: Choices['quiet'][] = [
  { days: WEEKDAYS, from: '08:00', to: '09:04' },
  { days: WEEKDAYS, from: '09:02', to: '09:25' },
]

/** Some people have browsers that tell them, some have quiet hours, most have chosen nothing. */
export function choose(dice: Dice, d1: SqlFile, { people }: Town): void {
  for (const id of [ROOT, ...people]) {
    if (dice.chance(0.3))
      d1.all(
        `INSERT INTO push_subscriptions (id, person_id, endpoint, p256dh, auth, device, created_at)
         VALUES (?, ?, ?, '', '', 'A browser', 0)`,
        [`psh_${id.slice(4)}`, id, `browser of ${id}`],
      )
    if (!dice.chance(0.4)) continue
    const notices: Choices['notices'] = dice.chance(0.5)
      ? { 'approver.decision_wanted': { mail: false, push: true, isDaily: false } }
      : {}
    const choices: Choices = { ...UNCHOSEN, quiet: dice.pick(QUIET) ?? null, notices }
    d1.all('INSERT INTO notice_choices VALUES (?, ?, 0)', [id, JSON.stringify(choices)])
  }
}

/** What people's postboxes have that nobody was told. */
export function lettersLeft({ postboxes }: Simulation): number {
  return postboxes
    .map(({ disk: { file } }) => {
      if (file.all("SELECT 1 FROM sqlite_master WHERE name = 'outgoing'").length === 0) return 0
      const [row] = file.all(`SELECT (SELECT count(*) FROM waiting WHERE letter IS NOT NULL)
        + (SELECT count(*) FROM outgoing) AS left`)
      return Number(row?.left)
    })
    .reduce((sum, each) => sum + each, 0)
}
