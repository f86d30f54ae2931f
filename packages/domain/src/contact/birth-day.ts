import { isLocalDate, type LocalDate } from '../time/index.ts'

/** Nobody alive was born before it: an earlier day is a slip of the hand. */
const firstDay = '1900-01-01'

/** Whether somebody who gets in touch today can be born on this day. @param text `YYYY-MM-DD` */
export function isBirthDay(text: string, today: LocalDate): boolean {
  return isLocalDate(text) && text >= firstDay && text <= today
}
