import type { Client } from 'pg'
import { smallCounty } from '@luukku/testkit/small-county'
import type { NewSession } from '../platform/session-queries.ts'

const id = (n: number) => `00000000-0000-4000-8000-0000000000${n.toString(16).padStart(2, '0')}`

/** Everybody who may stand in some relation, or in none, to one contact with a health need and a social need. */
export interface RelationPlace {
  personId: string
  contactId: string
  guardianId: string
  strangerId: string
  strangersContactId: string
}

interface StaffLine {
  name: string
  id: string
  role: 'triage' | 'health' | 'social' | 'manager' | 'data-protection' | 'records'
  registers: string[]
  unit: string
}

const otherUnit = id(0xe0)
const otherCounty = 'pirkanmaa'
const otherCountyUnit = id(0xe1)
const staff: StaffLine[] = [
  {
    name: 'guidance',
    id: id(0xd0),
    role: 'triage',
    registers: ['health', 'social', 'both'],
    unit: smallCounty.guidanceUnit,
  },
  {
    name: 'triage outside guidance',
    id: id(0xd1),
    role: 'triage',
    registers: ['health', 'social', 'both'],
    unit: smallCounty.healthUnit,
  },
  {
    name: 'owner of the health need',
    id: id(0xd2),
    role: 'health',
    registers: ['health', 'both'],
    unit: smallCounty.healthUnit,
  },
  {
    name: 'colleague in the health unit',
    id: id(0xd3),
    role: 'health',
    registers: ['health', 'both'],
    unit: smallCounty.healthUnit,
  },
  { name: 'health in another unit', id: id(0xd4), role: 'health', registers: ['health', 'both'], unit: otherUnit },
  {
    name: 'health in the social unit',
    id: id(0xd5),
    role: 'health',
    registers: ['health'],
    unit: smallCounty.socialUnit,
  },
  {
    name: 'social worker in the social unit',
    id: id(0xd6),
    role: 'social',
    registers: ['social', 'both'],
    unit: smallCounty.socialUnit,
  },
  {
    name: 'social worker in another unit',
    id: id(0xd7),
    role: 'social',
    registers: ['social', 'both'],
    unit: otherUnit,
  },
  {
    name: 'social worker in the health unit',
    id: id(0xd8),
    role: 'social',
    registers: ['social'],
    unit: smallCounty.healthUnit,
  },
  {
    name: 'manager',
    id: id(0xd9),
    role: 'manager',
    registers: ['health', 'social', 'both'],
    unit: smallCounty.guidanceUnit,
  },
  {
    name: 'data-protection officer',
    id: id(0xdb),
    role: 'data-protection',
    registers: ['health', 'social', 'both'],
    unit: smallCounty.guidanceUnit,
  },
  {
    name: 'records keeper',
    id: id(0xdc),
    role: 'records',
    registers: ['health', 'social', 'both'],
    unit: smallCounty.guidanceUnit,
  },
]
const guidanceOfAnotherCounty = id(0xda)
export const healthOwner = id(0xd2)

/** Puts them into the small county, and a second county beside it. */
export async function insertActors(owner: Client): Promise<void> {
  const name = JSON.stringify({ fi: 'U', sv: 'U', en: 'U' })
  await owner.query(`insert into county (id, code, name) values ($1, '06', $2) on conflict do nothing`, [
    otherCounty,
    name,
  ])
  await owner.query(
    `insert into unit (id, county_id, code, name, joint_guidance) values ($1, $2, 'other', $3, false), ($4, $5, 'g', $3, true)`,
    [otherUnit, smallCounty.id, name, otherCountyUnit, otherCounty],
  )
  const insert = (county: string, line: StaffLine) =>
    owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, $2, $3, 'Testi', 'Työntekijä', '{fysioterapeutti}', '{fi}', $4, $5, $6)`,
      [line.id, county, line.name, [line.role], line.registers, line.unit],
    )
  for (const line of staff) await insert(smallCounty.id, line)
  await insert(otherCounty, {
    name: 'guidance of another county',
    id: guidanceOfAnotherCounty,
    role: 'triage',
    registers: ['health', 'social', 'both'],
    unit: otherCountyUnit,
  })
}

/** Name, session and county of every actor; no session for the anonymous. */
export function listActors(p: RelationPlace): { name: string; county: string; session?: NewSession }[] {
  const county = smallCounty.id
  return [
    { name: 'nobody signed in', county },
    {
      name: 'visitor of this contact',
      county,
      session: { kind: 'visitor', personId: p.personId, contactId: p.contactId },
    },
    {
      name: 'visitor of another contact',
      county,
      session: { kind: 'visitor', personId: p.strangerId, contactId: p.strangersContactId },
    },
    { name: 'the person', county, session: { kind: 'resident', personId: p.personId } },
    { name: 'one who acts for them', county, session: { kind: 'resident', personId: p.guardianId } },
    { name: 'another resident', county, session: { kind: 'resident', personId: p.strangerId } },
    ...staff.map((line) => ({ name: line.name, county, session: { kind: 'staff', staffId: line.id } as const })),
    {
      name: 'guidance of another county',
      county: otherCounty,
      session: { kind: 'staff', staffId: guidanceOfAnotherCounty } as const,
    },
    {
      name: 'the person, signed in at another county',
      county: otherCounty,
      session: { kind: 'resident', personId: p.personId },
    },
  ]
}
