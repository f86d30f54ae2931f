import type { Competence } from '@luukku/domain/booking'
import type { BesideEntry, ServiceRow } from '../../catalogue/index.ts'
import type { Reception, StaffBook } from '../../staffing/index.ts'

/** Whether this professional gives this service in this reception: by profession, competence, register, and the shift's own list. */
export function gives(
  book: StaffBook,
  reception: Pick<Reception, 'staffId' | 'services'>,
  service: Pick<ServiceRow, 'code' | 'register' | 'professions' | 'competences'>,
): boolean {
  const member = book.staff.get(reception.staffId)
  if (member?.active !== true || !member.professions.some((one) => service.professions.includes(one))) return false
  if (reception.services.length > 0 && !reception.services.includes(service.code)) return false
  if (!isTrained(member.competences, service.competences)) return false
  const oneSide = service.register === 'health' || service.register === 'social'
  return !oneSide || member.registers.includes(service.register) || member.registers.includes('both')
}

/** Whether somebody with these competences has one of those that are asked for. */
const isTrained = (has: readonly Competence[], asked: readonly Competence[]): boolean =>
  asked.length === 0 || asked.some((one) => has.includes(one))

/** Whether this professional sits in at another's visit of this service: by profession, by register, and by the shift's own list. */
export function sitsIn(
  book: StaffBook,
  reception: Pick<Reception, 'staffId' | 'services'>,
  service: string,
  { professions, register }: BesideEntry,
): boolean {
  const member = book.staff.get(reception.staffId)
  if (member?.active !== true || !member.professions.some((one) => professions.includes(one))) return false
  if (reception.services.length > 0 && !reception.services.includes(service)) return false
  return member.registers.includes(register)
}

/** Whether this professional is trained in the method that a visit asks for; everybody is where it asks for none. */
export const knows = (book: StaffBook, staffId: string, method: Competence | null): boolean =>
  method === null || book.staff.get(staffId)?.competences.includes(method) === true

/** Whether this professional speaks the language, as the register of staff has it. */
export const speaks = (book: StaffBook, staffId: string, language: string): boolean =>
  book.staff.get(staffId)?.languages.includes(language) === true
