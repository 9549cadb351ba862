import {
  type Choice,
  type Choices,
  choiceFor,
  choosableIn,
  UNCHOSEN,
} from '../domain/telling/choices'
import { type Hearer, NOTICES, type NoticeRow, nameOf } from '../domain/telling/table'
import { many, one, type Typed } from './parts/typed'

/** Who reads the rows for administrators: they alone are told of these. */
export function rowsFor(isAdministrator: boolean, hearer: Hearer): readonly NoticeRow[] {
  if (hearer === 'administrator' && !isAdministrator) return []
  return NOTICES.filter((row) => row.hearer === hearer)
}

/** The form as a program would send it. Rows that are not on the page stay as they were chosen. */
export function choicesIn(typed: Typed, before: Choices, isAdministrator: boolean) {
  const days = many(typed, 'quietDays')
  const quiet = { days, from: one(typed, 'quietFrom').trim(), to: one(typed, 'quietTo').trim() }
  return {
    zone: one(typed, 'zone').trim(),
    quiet: days.length > 0 ? quiet : null,
    digestAt: one(typed, 'digestAt').trim(),
    notices: NOTICES.flatMap((row) => {
      const isHidden = row.hearer === 'administrator' && !isAdministrator
      const choice = isHidden ? choiceFor(row, before) : chosenFor(row, typed)
      const isUsual = same(choice, choiceFor(row, UNCHOSEN))
      return isUsual ? [] : [{ name: nameOf(row), ...choice }]
    }),
  }
}

function chosenFor(row: NoticeRow, typed: Typed): Choice {
  const choosable = choosableIn(row)
  const isTicked = (what: 'mail' | 'push' | 'isDaily') => many(typed, what).includes(nameOf(row))
  const said = (channel: 'mail' | 'push') =>
    choosable.includes(channel) ? isTicked(channel) : row.cells[channel] === 'always'
  return {
    ...{ mail: said('mail'), push: said('push') },
    isDaily: choosable.includes('isDaily') && isTicked('isDaily'),
  }
}

export function typedChoices(choices: Choices): Typed {
  const { zone, quiet, digestAt } = choices
  const ticked = (what: 'mail' | 'push' | 'isDaily') =>
    NOTICES.filter((row) => choiceFor(row, choices)[what]).map(nameOf)
  return {
    ...{ zone: [zone], digestAt: [digestAt] },
    quietDays: quiet?.days ?? [],
    quietFrom: [quiet?.from ?? '22:00'],
    quietTo: [quiet?.to ?? '07:00'],
    ...{ mail: ticked('mail'), push: ticked('push'), isDaily: ticked('isDaily') },
  }
}

function same(one: Choice, other: Choice): boolean {
  return one.mail === other.mail && one.push === other.push && one.isDaily === other.isDaily
}
