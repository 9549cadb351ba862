import * as v from 'valibot'
import { longestStretchSeconds } from '../policy/windows/longest-stretch'
import { Hours, Zone } from '../policy/windows/schema'
import { type Choices, isOpenTo, unheardDuty } from './choices'
import { NOTICES, type NoticeName, nameOf } from './table'

const LONGEST_QUIET_SECONDS = 72 * 3_600

const NAMES = NOTICES.map(nameOf)

const Quiet = v.pipe(
  Hours,
  v.check(
    (quiet) =>
      longestStretchSeconds({ zone: 'UTC', hours: [quiet], holidays: [] }) <= LONGEST_QUIET_SECONDS,
    'Quiet hours last three days at a time at most.',
  ),
)

const Notice = v.pipe(
  v.strictObject({
    name: v.picklist(NAMES, 'There is no such notice.'),
    mail: v.boolean('This is true or false.'),
    push: v.boolean('This is true or false.'),
    isDaily: v.optional(v.boolean('This is true or false.'), false),
  }),
  v.check(({ name, mail, push, isDaily }) => {
    const row = rowNamed(name)
    const isKept = (cell: 'mail' | 'push', said: boolean) =>
      isOpenTo(row.cells[cell]) || said === (row.cells[cell] === 'always')
    return isKept('mail', mail) && isKept('push', push) && !(isDaily && row.urgency === 'now')
  }, 'This notice leaves no such choice: see its channels, and whether it can wait.'),
  v.check(
    ({ name, ...choice }) => !unheardDuty(rowNamed(name), choice),
    'Somebody relies on your hearing this: leave it one channel.',
  ),
)

/** How somebody wants to be told. Notices that are left out are as the table says. */
export const ChoicesBody = v.pipe(
  v.strictObject({
    zone: v.optional(Zone, 'UTC'),
    quiet: v.optional(v.nullable(Quiet), null),
    digestAt: v.optional(
      v.pipe(
        v.string('A time is expected.'),
        v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is like 08:00.'),
      ),
      '08:00',
    ),
    notices: v.optional(
      v.pipe(
        v.array(Notice, 'A list is expected.'),
        v.maxLength(NAMES.length, `At most ${NAMES.length} notices.`),
        v.check(
          (notices) => new Set(notices.map(({ name }) => name)).size === notices.length,
          'Nothing may be listed twice.',
        ),
      ),
      [],
    ),
  }),
  v.transform(({ notices, ...when }): Choices => {
    const entries = notices.map(({ name, ...choice }) => [name, choice] as const)
    return { ...when, notices: Object.fromEntries(entries) }
  }),
)

function rowNamed(name: NoticeName) {
  return NOTICES.find((each) => nameOf(each) === name) as (typeof NOTICES)[number]
}
