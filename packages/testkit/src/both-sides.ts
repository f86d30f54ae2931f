import type { Call, PeopleWorld } from './people-world.ts'
import { tuesday } from './people-world.ts'
import { smallCounty } from './small-county.ts'

/** A matter with a need in each register, each in its own unit, and who works with them. */
export interface BothSides {
  person: { id: string; code: string }
  own: Call
  contactId: string
  health: string
  social: string
  /** Of the social unit. */
  counsellor: Call
  /** Of the health unit. */
  physiotherapist: Call
}

const words = {
  channel: 'web_form',
  lang: 'fi',
  text: 'Polvi on ollut kipeä kaksi viikkoa ja vuokra on maksamatta.',
  contactWay: { ways: ['call'], phone: '040 123 4567' },
}

/** @param services  `SOSIAALIOHJAUS` stands for the county's first bookable service of the social register */
export async function arrangeBothSides(
  world: PeopleWorld,
  services: readonly string[] = ['FYSIO', 'SOSIAALIOHJAUS'],
  birthDate = '1985-05-05',
): Promise<BothSides> {
  world.at(tuesday)
  const person = await world.person(birthDate)
  const own = await world.resident(person.id)
  const { contactId } = await world.send(own, words)
  const { rows } = await world.owner.query<{ code: string }>(
    `select code from service where register = 'social' and bookable order by code limit 1`,
  )
  const needs = await world.assess(
    contactId,
    services.map((code) => (code === 'SOSIAALIOHJAUS' ? (rows[0]?.code ?? '') : code)),
  )
  for (const [index, unit] of [smallCounty.healthUnit, smallCounty.socialUnit].entries())
    if (needs[index]) await world.owner.query(`update need set unit_id = $1 where id = $2`, [unit, needs[index]])
  const [health = '', social = ''] = needs
  return {
    person,
    own,
    contactId,
    health,
    social,
    counsellor: await world.staff(smallCounty.counsellor),
    physiotherapist: await world.staff(smallCounty.physiotherapist),
  }
}
