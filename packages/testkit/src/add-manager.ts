import type { Client } from 'pg'
import { smallCounty } from './small-county.ts'

/** A manager of the small county: of the joint unit, who keeps what the whole county shares, or of another. @returns their id */
export async function addManager(
  owner: Client,
  { name = 'Jaana', unitId = smallCounty.guidanceUnit as string } = {},
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('lapland', $1, $2, 'Esimerkki', '{manager}', '{fi}', '{manager}', '{both}', $3) returning id`,
    [name.toLowerCase(), name, unitId],
  )
  const [made] = rows
  if (!made) throw new Error('no manager was added')
  return made.id
}
