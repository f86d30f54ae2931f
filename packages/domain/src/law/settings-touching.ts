import { rollForwardDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import type { LawInForce } from './law-in-force.ts'
import { settingNames } from './setting-names.ts'
import type { Counted } from './to-clock.ts'
import type { ProgramRule } from './program.ts'
import type { AlternativeReading, SettingName } from './types.ts'

/** The interpretations that touch a date, in the order of the lawyer's page. */
export function settingsTouching(
  { rule, ages, rolls }: ProgramRule,
  counted: Counted,
  alternatives: readonly AlternativeReading[],
  law: LawInForce,
  birthDate: string | undefined,
): readonly SettingName[] {
  const { unit } = rule.limit
  const isOffice = unit === 'sameOfficeDay' || unit === 'immediatelyInOfficeHours'
  const isWorking = /orkingDay/.test(unit)
  const touched: Readonly<Partial<Record<SettingName, boolean>>> = {
    officeHours: isOffice,
    eveIsWorkingDay: isOffice || isWorking,
    rollForward:
      !rule.rollForward && counted.nominal !== noDay && (rolls || rollForwardDay(counted.nominal) !== counted.nominal),
    overAge: rule.who.flatMap(({ anyOf }) => anyOf).some(({ test }) => test === 'over'),
    transition: alternatives.length > 0 || law.settings.transition !== 'selector',
    leapBirthday: ages.length > 0 && birthDate?.endsWith('-02-29') === true,
    laterOfTwo: rule.orIfLater !== undefined,
  }
  return settingNames.filter((name) => touched[name] === true || rule.interpretations.includes(name))
}
