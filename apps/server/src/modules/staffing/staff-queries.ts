import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { Competence, PlaceFeature } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'

export interface StaffRow {
  id: string
  given_name: string
  family_name: string
  professions: string[]
  /** Methods and the like, beside the profession. */
  competences: Competence[]
  languages: string[]
  registers: string[]
  unit_id: string
  phone: string | null
  active: boolean
}
export interface UnitRow {
  id: string
  code: string
  name: LocalText
  municipality_code: string | null
  address: string | null
  joint_guidance: boolean
  /** What everybody who comes finds there. */
  features: PlaceFeature[]
}
export interface DutyRoleRow {
  code: string
  name: LocalText
  phone: string
  register: 'health' | 'social' | 'both'
  always_open: boolean
}
export interface ShiftRow {
  staff_id: string
  unit_id: string
  kind: 'reception' | 'guidance' | 'duty' | 'break' | 'absence'
  duty_role: string | null
  modes: string[]
  services: string[]
  from_ms: number
  to_ms: number
}

/** Everybody who has worked for the county, also those who have left: old events name them. */
export const listStaff = (tx: ReadTx) =>
  tx.rows(sql<StaffRow>`
    select id, given_name, family_name, professions, competences, languages, registers, unit_id, phone, active from staff_member
    where county_id = ${tx.actor.county}`)

export const listUnits = (tx: ReadTx) =>
  tx.rows(sql<UnitRow>`
    select id, code, name, municipality_code, address, joint_guidance, features from unit where county_id = ${tx.actor.county} order by code`)

export const listDutyRoles = (tx: ReadTx) =>
  tx.rows(sql<DutyRoleRow>`
    select code, name, phone, register, always_open from duty_role where county_id = ${tx.actor.county} order by code`)

/**
 * Shifts and absences that touch the days `[from, to)`, as far as the rights of whose they are: who may open nothing by then
 * receives nobody. Index: shift_during. Times as milliseconds: thousands are read.
 */
export const listShifts = (tx: ReadTx, from: LocalDate, to: LocalDate) =>
  tx.rows(sql<ShiftRow>`
    select s.staff_id, s.unit_id, s.kind, s.duty_role, s.modes, s.services,
      (extract(epoch from lower(s.during)) * 1000)::float8 as from_ms,
      (extract(epoch from least(upper(s.during), m.valid_until)) * 1000)::float8 as to_ms
    from shift s join staff_member m on m.id = s.staff_id
    where s.county_id = ${tx.actor.county} and (m.valid_until is null or m.valid_until > lower(s.during))
      and s.during && tstzrange(${from}::date::timestamp at time zone 'Europe/Helsinki', ${to}::date::timestamp at time zone 'Europe/Helsinki')
    order by lower(s.during), s.staff_id, s.id`)
