import type { SettingName } from './types.ts'

/** Names of the interpretations, in the order of the lawyer's page. */
export const settingNames = [
  'officeHours',
  'eveIsWorkingDay',
  'rollForward',
  'overAge',
  'therapyAgeAt',
  'transition',
  'leapBirthday',
  'laterOfTwo',
] as const satisfies readonly SettingName[]
