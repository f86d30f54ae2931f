import { sideOfProfession } from '@luukku/domain/roster'
import type { CountyFiles } from './county-files.ts'
import { makeDistinct, makeName } from './names.ts'
import { createRandom, stableId } from './random.ts'

export interface PlannedUnit {
  id: string
  code: string
  name: { fi: string; sv: string; en: string }
  municipality: string
  joint: boolean
}
export interface PlannedStaff {
  id: string
  subject: string
  givenName: string
  familyName: string
  professions: string[]
  languages: string[]
  roles: string[]
  registers: string[]
  unitId: string
  /** What the roster makes of them. */
  work: 'reception' | 'guidance' | 'duty' | 'on-call' | 'office'
  dutyRole?: string
  /** Place in the county's list of on-call receptions. */
  onCall?: number
}

const slugs: Record<string, string> = {
  doctor: 'laakari',
  nurse: 'sairaanhoitaja',
  'public-health-nurse': 'terveydenhoitaja',
  dentist: 'hammaslaakari',
  'dental-hygienist': 'suuhygienisti',
  physiotherapist: 'fysioterapeutti',
  'occupational-therapist': 'toimintaterapeutti',
  'psychiatric-nurse': 'psykiatrinen-hoitaja',
  psychologist: 'psykologi',
  'social-worker': 'sosiaalityontekija',
  'social-counsellor': 'sosiaaliohjaaja',
  'family-worker': 'perhetyontekija',
}

/** Units and professionals of a county: the same ones every time, as many as its population and its plan ask for. */
export function planStaff(county: CountyFiles): { units: PlannedUnit[]; staff: PlannedStaff[] } {
  const random = createRandom(`staff ${county.id}`)
  const units: PlannedUnit[] = []
  const staff: PlannedStaff[] = []
  const numbers = new Map<string, number>()
  const names = new Set<string>()
  const addUnit = (code: string, name: PlannedUnit['name'], municipality: string, joint = false) => {
    const unit = { id: stableId(`unit ${county.id} ${code}`), code, name, municipality, joint }
    units.push(unit)
    return unit
  }
  const addStaff = (
    slug: string,
    profession: string,
    unit: PlannedUnit,
    rest: Pick<PlannedStaff, 'roles' | 'registers' | 'work' | 'dutyRole' | 'onCall'>,
  ) => {
    const number = (numbers.get(slug) ?? 0) + 1
    numbers.set(slug, number)
    const chance = random.next()
    const sami =
      county.samiMunicipalities.includes(unit.municipality) || (unit.joint && county.samiMunicipalities.length > 0)
    const language = sami && number % 3 === 0 ? 'se' : chance < 0.1 ? 'sv' : 'fi'
    const made = makeName(random, language, random.next() < 0.8 ? 'f' : 'm')
    const { givenName, familyName } = makeDistinct(made, names)
    const subject = `${slug}-${String(number)}`
    staff.push({
      id: stableId(`staff ${county.id} ${subject}`),
      subject,
      givenName,
      familyName,
      professions: [profession],
      languages: [
        ...new Set(['fi', language, ...(number % 2 === 1 ? ['en'] : []), ...(number % 4 === 2 ? ['sv'] : [])]),
      ],
      unitId: unit.id,
      ...rest,
    })
  }

  const joint = addUnit(
    'GUIDANCE',
    { fi: 'Yhteinen neuvonta ja ohjaus', sv: 'Gemensam rådgivning och handledning', en: 'Joint guidance' },
    county.guidance.municipality,
    true,
  )
  const triage = { roles: ['triage'], registers: ['health', 'social', 'both'], work: 'guidance' as const }
  for (let n = 0; n < county.guidance.nurses; n++) addStaff('hoitaja', 'nurse', joint, triage)
  for (let n = 0; n < county.guidance.socialCounsellors; n++) addStaff('neuvoja', 'social-counsellor', joint, triage)
  addStaff('esihenkilo', 'nurse', joint, { roles: ['manager'], registers: [], work: 'office' })
  for (let n = 0; n < 6; n++)
    addStaff('paivystaja', 'nurse', joint, {
      ...triage,
      work: 'duty',
      dutyRole: 'paivystysapu',
    })
  for (let n = 0; n < 6; n++)
    addStaff('sosiaalipaivystaja', 'social-worker', joint, { ...triage, work: 'duty', dutyRole: 'sosiaalipaivystys' })

  for (const code of county.unitMunicipalities) {
    const place = placeOf(county, code)
    const { fi, sv, en } = place.name
    const health = addUnit(
      `HEALTH-${code}`,
      { fi: `${fi}, sote-keskus`, sv: `${sv}, social- och hälsocentral`, en: `${en} health centre` },
      code,
    )
    const care = addUnit(
      `SOCIAL-${code}`,
      { fi: `${fi}, sosiaalipalvelut`, sv: `${sv}, socialservice`, en: `${en} social services` },
      code,
    )
    for (const [profession, share] of Object.entries(county.professionalsPer10000)) {
      const isSocial = sideOfProfession(profession) === 'social'
      const count = Math.max(1, Math.round((share * place.population) / 10_000))
      for (let n = 0; n < count; n++)
        addStaff(slugs[profession] ?? profession, profession, isSocial ? care : health, {
          roles: [isSocial ? 'social' : 'health'],
          registers: [isSocial ? 'social' : 'health', 'both'],
          work: 'reception',
        })
    }
  }
  // Last: who came before keeps the name that the seed gave.
  addStaff('tietosuoja', 'data-protection', joint, { roles: ['data-protection'], registers: [], work: 'office' })
  addStaff('asiakirjahallinto', 'records', joint, { roles: ['records'], registers: [], work: 'office' })

  const onCallPlace = placeOf(county, county.onCall.municipality)
  const { fi, sv, en } = onCallPlace.name
  // Their codes follow the day units' of the same place: a need's unit is by profession the first of its place.
  const emergency = addUnit(
    `HEALTH-${onCallPlace.code}-ON-CALL`,
    { fi: `${fi}, yhteispäivystys`, sv: `${sv}, samjour`, en: `${en} joint emergency department` },
    onCallPlace.code,
  )
  const socialEmergency = addUnit(
    `SOCIAL-${onCallPlace.code}-ON-CALL`,
    { fi: `${fi}, sosiaalipäivystys`, sv: `${sv}, socialjour`, en: `${en} social emergency services` },
    onCallPlace.code,
  )
  for (const [onCall, { profession, people }] of county.onCall.receptions.entries()) {
    const side = sideOfProfession(profession)
    for (let n = 0; n < people; n++)
      addStaff(slugs[profession] ?? profession, profession, side === 'social' ? socialEmergency : emergency, {
        roles: [side],
        registers: [side, 'both'],
        work: 'on-call',
        onCall,
      })
  }
  return { units, staff }
}

function placeOf(county: CountyFiles, code: string): CountyFiles['municipalities'][number] {
  const place = county.municipalities.find((m) => m.code === code)
  if (!place) throw new Error(`instances/${county.id}/settings.json: ${code} is no municipality of the county`)
  return place
}
