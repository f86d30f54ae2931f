import { Client } from 'pg'
import { analyzeFilled } from '../../../../apps/server/src/platform/analyze-filled.ts'
import { createSmallCounty, smallCounty } from '../small-county.ts'

/**
 * What there is to book: physiotherapists, their working days, and people who have been assessed and need one. With rooms each visit takes one
 * of the unit, every tenth a device too: ten professionals a unit, a room for each and one beside, and two devices.
 */
export interface BookingCounty {
  professionals: number
  days: number
  cases: number
  /** Over the last rooms of one time whoever comes later waits for the open booking: a test that holds one open has none. */
  hasRooms?: boolean
}

/** The nurse works on this Tuesday; bookable days are the weekdays from the Wednesday on. */
export const bookingDay = '2026-11-24'
export const bookingMoment = `${bookingDay}T09:12:00+02:00`
const firstBookable = '2026-11-25'
const slotsADay = 12
const unitSize = 10
const devicesAUnit = 2
const [room, device] = ['hoitohuone', 'ultraaani']
/** Physiotherapy that takes a device. */
const withDevice = 'FYSIO_LAITE'
const serviceOf = (n: number) => (n % unitSize === 0 ? withDevice : 'FYSIO')

const idOf = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const sqlId = (kind: number, n: string) =>
  `('${kind.toString(16).padStart(8, '0')}-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
/** The first is the county's own. */
const unitOf = (n: string) => `case when ${n} = 0 then '${smallCounty.healthUnit}' else ${sqlId(kinds.unit, n)} end`
const kinds = { professional: 0xb0, person: 0xb1, contact: 0xb2, need: 0xb3, plan: 0xb4, unit: 0xb5 } as const

export const professionalId = (n: number) => idOf(kinds.professional, n)
export const personId = (n: number) => idOf(kinds.person, n)
export const contactId = (n: number) => idOf(kinds.contact, n)
export const needId = (n: number) => idOf(kinds.need, n)

export const slotCount = (c: Pick<BookingCounty, 'professionals' | 'days'>) => c.professionals * c.days * slotsADay

export interface Slot {
  staffId: string
  start: string
  end: string
}

/** The n-th of all slots, neighbours with different professionals. Winter time all along: use fewer than 85 days. */
export function slotOf(c: Pick<BookingCounty, 'professionals' | 'days'>, n: number): Slot {
  const staff = n % c.professionals
  const place = Math.floor(n / c.professionals)
  const start = Date.parse(`${dayOf(Math.floor(place / slotsADay))}T08:00:00+02:00`) + (place % slotsADay) * 1_800_000
  return {
    staffId: professionalId(staff),
    start: new Date(start).toISOString(),
    end: new Date(start + 1_800_000).toISOString(),
  }
}

/** The n-th weekday from the first bookable day on. */
function dayOf(n: number): string {
  const first = new Date(`${firstBookable}T12:00:00Z`)
  const weekday = first.getUTCDay() - 1
  const weeks = Math.floor((weekday + n) / 5)
  const days = weeks * 7 + ((weekday + n) % 5) - weekday
  return new Date(first.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

export const bookingOf = (n: number, slot: Slot) => ({
  contactId: contactId(n),
  items: [{ needId: needId(n), service: serviceOf(n), mode: 'onsite', ...slot }],
})

/** Fills an empty, migrated database. @param url the superuser's address */
export async function createBookingCounty(url: string, c: BookingCounty): Promise<void> {
  await createSmallCounty(url, [bookingDay])
  const client = new Client({ connectionString: url })
  await client.connect()
  const at = bookingMoment
  const county = smallCounty.id
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  try {
    await createUnits(client, Math.ceil(c.professionals / unitSize), c.hasRooms === true)
    await run(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       select ${sqlId(kinds.professional, 'n')}, $1, 'physio-' || n, 'Fysio', 'Testi-' || n, '{fysioterapeutti}', '{fi}', '{health}', '{health,both}',
         ${unitOf(`n / ${String(unitSize)}`)}
       from generate_series(0, $2::int - 1) n`,
      [county, c.professionals],
    )
    const days = Array.from({ length: c.days }, (_, n) => dayOf(n))
    await run(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
       select $1, ${sqlId(kinds.professional, 'n')}, ${unitOf(`n / ${String(unitSize)}`)},
         tstzrange((d || ' 08:00')::timestamp at time zone 'Europe/Helsinki', (d || ' 14:00')::timestamp at time zone 'Europe/Helsinki'),
         'reception', '{onsite,remote}'
       from generate_series(0, $2::int - 1) n, unnest($3::text[]) d`,
      [county, c.professionals, days],
    )
    await run(
      `insert into person (id, county_id, created_at) select ${sqlId(kinds.person, 'n')}, $1, $2 from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases],
    )
    await run(
      `insert into person_identity (person_id, county_id, changed_at) select ${sqlId(kinds.person, 'n')}, $1, $2 from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases],
    )
    await run(
      `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
         urgency_source, sort_key, answered_at, promise_kind, promise_from, promise_to, promise_kept, next_kind, next_at, next_owner_kind, next_owner_id, summary)
       select ${sqlId(kinds.contact, 'n')}, $1, 'both', ${sqlId(kinds.person, 'n')}, 'R' || n, 'web_form', 'fi', true, $2, 3, 'assessed', 'D',
         'assessed', 'D12999999999' || lpad(n::text, 9, '0'), $2, 'call', $2, $2, true, 'book', $2, 'staff', $4, '{"needs":[],"why":[],"missing":[]}'
       from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases, smallCounty.nurse],
    )
    await run(
      `insert into plan (id, county_id, register, person_id, contact_id, made_at)
       select ${sqlId(kinds.plan, 'n')}, $1, 'both', ${sqlId(kinds.person, 'n')}, ${sqlId(kinds.contact, 'n')}, $2 from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases],
    )
    await run(
      `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, established_at, legal_due_date, next_date)
       select ${sqlId(kinds.need, 'n')}, $1, 'health', ${sqlId(kinds.person, 'n')}, ${sqlId(kinds.contact, 'n')},
         case when n % ${String(unitSize)} = 0 then '${withDevice}' else 'FYSIO' end, 'D', 'open', $2, '2027-02-24', '2026-11-24'
       from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases],
    )
    const texts = Object.fromEntries(
      ['title', 'what', 'meanwhile', 'watchFor', 'next'].map((key) => [key, { fi: key, sv: key, en: key }]),
    )
    await run(
      `insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
       select $1, 'health', ${sqlId(kinds.person, 'n')}, ${sqlId(kinds.plan, 'n')}, ${sqlId(kinds.need, 'n')}, 1, 'staff', $2, '2026-11-24', 'book', $4
       from generate_series(0, $3::int - 1) n`,
      [county, smallCounty.nurse, c.cases, JSON.stringify(texts)],
    )
    await run(
      `insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, due_date, state)
       select $1, 'health', ${sqlId(kinds.person, 'n')}, ${sqlId(kinds.contact, 'n')}, ${sqlId(kinds.need, 'n')}, 'H-CARE-2025', '1', $2, '2027-02-24', 'running'
       from generate_series(0, $3::int - 1) n`,
      [county, at, c.cases],
    )
    await analyzeFilled(client)
  } finally {
    await client.end()
  }
}

/** Units with their rooms and devices, and the two services that take them. */
async function createUnits(client: Client, units: number, hasRooms: boolean): Promise<void> {
  const county = smallCounty.id
  await client.query(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance)
     select ${unitOf('n')}, county_id, 'kuntoutus-' || n, name, municipality_code, false from unit, generate_series(1, $2::int - 1) n
     where unit.id = $1`,
    [smallCounty.healthUnit, units],
  )
  for (const [kind, count, isPlace] of [
    [room, unitSize + 1, true],
    [device, devicesAUnit, false],
  ] as const)
    await client.query(
      `insert into resource (county_id, unit_id, kind, name, is_place)
       select $1, ${unitOf('n')}, $2, $2::text || ' ' || lpad(k::text, 2, '0'), $3
       from generate_series(0, $4::int - 1) n, generate_series(1, $5::int) k`,
      [county, kind, isPlace, units, count],
    )
  await client.query(`update service set resources = $2 where county_id = $1 and code = 'FYSIO'`, [
    county,
    hasRooms ? [room] : [],
  ])
  await client.query(
    `insert into service (code, county_id, register, name, bookable, modes, professions, resources)
     select $2, county_id, register, name, bookable, modes, professions, $3 from service where county_id = $1 and code = 'FYSIO'`,
    [county, withDevice, hasRooms ? [room, device] : []],
  )
}
