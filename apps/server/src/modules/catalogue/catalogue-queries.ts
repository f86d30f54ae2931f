import type { LocalText } from '@luukku/contract'
import type { BookingLimits, Competence, ExtraMinutes, TravelParameters } from '@luukku/domain/booking'
import type { OfficeHours } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'

export interface CountyRow {
  id: string
  code: string
  name: LocalText
  settings: CountySettings
}

/** What a county decides for itself; everything has a default, so a setting that is not there means the default. */
export interface CountySettings {
  phones?: { person?: string; emergency?: string; urgentAdvice?: string; socialEmergency?: string; crisis?: string }
  officeHours?: OfficeHours
  languages?: ('fi' | 'sv' | 'en' | 'se')[]
  /** Minutes after which an unopened contact of the class alarms. */
  escalateAfterMinutes?: Partial<Record<'A' | 'B' | 'C' | 'D' | 'E', number>>
  /** Minutes of work that a waiting contact takes on the whole: what a promise is reckoned from. */
  minutesPerContact?: number
  /** How many times one person may keep; what is not set is `usualBookingLimits`. */
  bookingLimits?: Partial<BookingLimits>
  /** How journeys are reckoned; what is not set is `usualTravel`. */
  travel?: Partial<TravelParameters>
  /** Where planned work tells somebody: a telephone number each. */
  alarms?: { dataRequests?: string }
  law?: Record<string, unknown>
  /**
   * Residents are told how soon help may be needed, by the rules alone. Off unless it is `true`: a matter of medical devices
   * (ADR 0188). The red-flag stop does not ask it.
   */
  urgencyAdviceToResidents?: boolean
  /** Contraception is free for whoever is younger than this. Without it a plan says nothing of the price. */
  freeContraceptionUnder?: number
}

export interface ServiceRow {
  code: string
  register: 'health' | 'social' | 'both' | 'external' | 'self'
  name: LocalText
  bookable: boolean
  modes: ('onsite' | 'remote' | 'phone' | 'home')[]
  professions: string[]
  /** Who gives it has one of these; none: whoever has the profession. */
  competences: Competence[]
  duration_minutes: number
  /** Kinds of rooms and devices that a visit takes, one of each. */
  resources: string[]
  /** Minutes that a visit takes longer, by why. */
  extra_minutes: ExtraMinutes
  /** Who sits in beside the one who gives the visit, one of each entry. */
  together: BesideEntry[]
  /** Given to groups: a place in a session is booked. */
  is_group: boolean
}

export interface BesideEntry {
  professions: string[]
  register: 'health' | 'social'
}

export async function findCounty(tx: ReadTx): Promise<CountyRow | undefined> {
  return tx.first(sql<CountyRow>`select id, code, name, settings from county where id = ${tx.actor.county}`)
}

export async function getCounty(tx: ReadTx): Promise<CountyRow> {
  const row = await tx.copyOf('county', () => findCounty(tx))
  if (!row) throw new Error('the county of the configuration is not in the database: run ./luukku seed')
  return row
}

export async function listServices(tx: ReadTx): Promise<readonly ServiceRow[]> {
  return tx.copyOf('services', () =>
    tx.rows(sql<ServiceRow>`
      select code, register, name, bookable, modes, professions, competences, duration_minutes, resources, extra_minutes, together, is_group from service
      where county_id = ${tx.actor.county} order by code`),
  )
}

/** The services by their code. */
export async function serviceBook(tx: ReadTx): Promise<ReadonlyMap<string, ServiceRow>> {
  return tx.copyOf('service-book', async () => new Map((await listServices(tx)).map((one) => [one.code, one])))
}

/** Whether somebody can come somewhere to be given it: only there does a place have to suit them. */
export const isGivenOnSite = (services: ReadonlyMap<string, ServiceRow>, code: string): boolean =>
  services.get(code)?.modes.includes('onsite') === true

export async function listMunicipalities(tx: ReadTx): Promise<readonly { code: string; name: LocalText }[]> {
  return tx.copyOf('municipalities', () =>
    tx.rows(
      sql<{
        code: string
        name: LocalText
      }>`select code, name from municipality where county_id = ${tx.actor.county} order by name ->> 'fi'`,
    ),
  )
}
