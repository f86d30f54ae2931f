import { addMonths, type LocalDate } from '../time/index.ts'

/** From which day the years are counted. `changed`: the last that happened to it; `last-closed`: the last matter of its task. */
export type RetentionFrom = 'stored' | 'changed' | 'closed' | 'last-closed' | 'birth'
export interface RetentionRule {
  readonly years: number
  readonly from: RetentionFrom
}

/**
 * How long the words of each kind of document are kept (703/2023, annex; requirement R38).
 *
 * Patient notes: 12 years from death, or 120 from birth when the death is not known. Luukku is not told of deaths, so the
 * longer of the two holds: too long breaks a limit that is found and mended, too short destroys what cannot come back.
 *
 * Appointments of health care: twelve years; the annex's own words were not read, so the years are counted from the last that
 * happened. A permission or a denial: a version that a later one replaced, twelve years from then; the newest, twelve years from
 * a death that nobody tells: it has no end. Disability services: ten years from the closing of the last matter, once the need
 * has ended (kansallisarkisto.fi, table of the annex for social care, read 2026-11-26).
 *
 * `child-protection` has no rule: two years from a death that nobody tells. What has no rule is kept.
 */
export const retentionRules: Readonly<Record<string, RetentionRule>> = {
  'patient-note': { years: 120, from: 'birth' },
  correspondence: { years: 3, from: 'stored' },
  appointment: { years: 12, from: 'changed' },
  permission: { years: 12, from: 'changed' },
  'social-adult': { years: 10, from: 'closed' },
  'social-disability': { years: 10, from: 'last-closed' },
  'social-family': { years: 30, from: 'closed' },
}

export interface KeptDocument {
  readonly retentionClass: string
  /** For what changes after it was stored: the day of the last change. */
  readonly storedOn: LocalDate
  /** Absent while the matter, or for disability services any of them, is open. */
  readonly closedOn: LocalDate | undefined
  readonly bornOn: LocalDate | undefined
}

/**
 * First day on which the document is to be destroyed (703/2023 § 24: at once when the time ends); undefined while it is not
 * known: an open matter, an unknown birth, a class without a rule. What is not known is kept.
 */
export function destroyOn(document: KeptDocument): LocalDate | undefined {
  const rule = retentionRules[document.retentionClass]
  if (!rule) return undefined
  const from = {
    stored: document.storedOn,
    changed: document.storedOn,
    closed: document.closedOn,
    'last-closed': document.closedOn,
    birth: document.bornOn,
  }[rule.from]
  return from === undefined ? undefined : addMonths(from, rule.years * 12)
}
