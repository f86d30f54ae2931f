import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** Who is in the small county; the same ids in every test. */
export const smallCounty = {
  id: 'lapland',
  guidanceUnit: '00000000-0000-4000-8000-000000000001',
  healthUnit: '00000000-0000-4000-8000-000000000002',
  socialUnit: '00000000-0000-4000-8000-000000000003',
  nurse: '00000000-0000-4000-8000-000000000011',
  secondNurse: '00000000-0000-4000-8000-000000000012',
  counsellor: '00000000-0000-4000-8000-000000000013',
  physiotherapist: '00000000-0000-4000-8000-000000000014',
  psychiatricNurse: '00000000-0000-4000-8000-000000000015',
} as const

const name = (fi: string, sv: string, en: string) => JSON.stringify({ fi, sv, en })

/**
 * Puts a county of three units, five professionals, two municipalities, every service of the models and the duty roles into
 * an empty database. Guidance is at work on weekdays 8-16 of the given days; 116117 and 112 always answer.
 *
 * @param url   the superuser's address of a test database
 * @param days  weekdays to staff, `2026-11-24`
 */
export async function createSmallCounty(url: string, days: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  const c = smallCounty
  try {
    await run(`insert into county (id, code, name) values ($1, '21', $2)`, [c.id, name('Lappi', 'Lappland', 'Lapland')])
    for (const [code, fi, sv] of [
      ['698', 'Rovaniemi', 'Rovaniemi'],
      ['148', 'Inari', 'Enare'],
    ] as const)
      await run(`insert into municipality values ($1, $2, $3, 60000)`, [code, c.id, name(fi, sv, fi)])
    for (const [id, code, joint] of [
      [c.guidanceUnit, 'ohjaus', true],
      [c.healthUnit, 'terveysasema', false],
      [c.socialUnit, 'sosiaalityo', false],
    ] as const)
      await run(
        `insert into unit (id, county_id, code, name, municipality_code, joint_guidance) values ($1, $2, $3, $4, '698', $5)`,
        [id, c.id, code, name(code, code, code), joint],
      )
    for (const [id, given, profession, languages, roles, registers, unit] of [
      [
        c.nurse,
        'Aino',
        'sairaanhoitaja',
        ['fi', 'en'],
        ['triage', 'health'],
        ['health', 'social', 'both'],
        c.guidanceUnit,
      ],
      [
        c.secondNurse,
        'Britta',
        'sairaanhoitaja',
        ['fi', 'sv'],
        ['triage', 'health'],
        ['health', 'social', 'both'],
        c.guidanceUnit,
      ],
      [c.counsellor, 'Outi', 'sosiaaliohjaaja', ['fi'], ['social'], ['social', 'both'], c.socialUnit],
      [c.physiotherapist, 'Petri', 'fysioterapeutti', ['fi'], ['health'], ['health', 'both'], c.healthUnit],
      [
        c.psychiatricNurse,
        'Salla',
        'psykiatrinen sairaanhoitaja',
        ['fi'],
        ['health'],
        ['health', 'both'],
        c.healthUnit,
      ],
    ] as const)
      await run(
        `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
         values ($1, $2, $3, $4, 'Esimerkki', $5, $6, $7, $8, $9)`,
        [id, c.id, given.toLowerCase(), given, [profession], languages, roles, registers, unit],
      )
    for (const [code, fi, phone, register] of [
      ['paivystysapu', 'Päivystysapu 116117', '116 117', 'health'],
      ['sosiaalipaivystys', 'Sosiaalipäivystys', '016 000 000', 'social'],
      ['ENSIHOITO', 'Hätäkeskus 112', '112', 'both'],
    ] as const)
      await run(`insert into duty_role values ($1, $2, $3, $4, $5, true)`, [
        code,
        c.id,
        name(fi, fi, fi),
        phone,
        register,
      ])
    await insertServices(run)
    // Not there in the databases of before 0231 that a test of the migrations begins with.
    const known = await run(
      `select from information_schema.columns where table_name = 'service' and column_name = 'classes'`,
    )
    if (known.rowCount === 1)
      await run(
        `update service set classes = case code when 'LASTENSUOJELU' then '{P3.8}'::text[] else '{P4.4}' end where code in ('LASTENSUOJELU', 'VAMMAIS')`,
      )
    for (const day of days)
      for (const staff of [c.nurse, c.secondNurse])
        await run(
          `insert into shift (county_id, staff_id, unit_id, during, kind) values ($1, $2, $3,
             tstzrange(($4 || ' 08:00')::timestamp at time zone 'Europe/Helsinki', ($4 || ' 16:00')::timestamp at time zone 'Europe/Helsinki'), 'guidance')`,
          [c.id, staff, c.guidanceUnit, day],
        )
  } finally {
    await client.end()
  }
}

const professionOf: Record<string, string> = {
  FYSIO: 'fysioterapeutti',
  health: 'psykiatrinen sairaanhoitaja',
  both: 'sosiaaliohjaaja',
  social: 'sosiaaliohjaaja',
}

async function insertServices(run: (text: string, values: unknown[]) => Promise<unknown>): Promise<void> {
  const file = join(import.meta.dirname, '../../../models/_common/common.jsonc')
  const text = readFileSync(file, 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/,(\s*[}\]])/g, '$1')
  const { services } = JSON.parse(text) as { services: Record<string, { name: object; register: string }> }
  for (const [code, service] of Object.entries(services)) {
    const inHouse = service.register !== 'external' && service.register !== 'self'
    const profession = professionOf[code] ?? professionOf[service.register]
    await run(
      `insert into service (code, county_id, register, name, bookable, modes, professions) values ($1, $2, $3, $4, $5, '{onsite,remote}', $6)`,
      [
        code,
        smallCounty.id,
        service.register,
        JSON.stringify(service.name),
        inHouse,
        inHouse && profession ? [profession] : [],
      ],
    )
  }
}
