import type pg from 'pg'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { RawModel } from '@luukku/domain/guidance'
import { parseJsonc } from '@luukku/domain/guidance'
import { readInstalled, type InstalledModel } from '../operating-model/index.ts'
import type { CountyFiles } from './county-files.ts'
import type { PlannedStaff, PlannedUnit } from './plan-staff.ts'

/** What stands beside every approval of a demo county, in Finnish as a county writes it: nobody has approved anything. */
const demoStatement = 'Kokeilualueen esimerkkihyväksyntä: kukaan ei ole arvioinut mallia. Tuotannossa tämä ei kelpaa.'
const demoDecision = 'Esimerkki: alue ei ole päättänyt tätä.'

/**
 * Approvals, publications and adoptions of a demo county, each marked as demo: in production none of them counts. Named
 * made-up professionals stand behind them, a doctor or a social worker by the side the model is on.
 */
export async function insertDemoModels(
  client: pg.Client,
  county: CountyFiles,
  plan: { units: readonly PlannedUnit[]; staff: readonly PlannedStaff[] },
  now: Date,
): Promise<number> {
  const from = toHelsinkiDate(toInstant(now))
  const { models, commonHash } = readInstalled()
  for (const model of models) {
    const versionId = await insertVersion(client, county.id, model, now)
    const { needs = {}, openQuestions = [] } = parseJsonc(model.name, model.content).value as RawModel
    const services = Object.values(needs).flatMap((need) =>
      need.services.map((item) => (typeof item === 'string' ? item : item.service)),
    )
    const decisions = openQuestions.map(() => demoDecision)
    const event = (
      kind: string,
      staff: PlannedStaff | undefined,
      more: { from?: string; unit?: string; says?: string },
    ) =>
      client.query(
        `insert into model_event (county_id, version_id, kind, staff_id, profession, at, from_day, unit_id, statement, decisions, common_hash, demo)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)`,
        [
          county.id,
          versionId,
          kind,
          staff?.id,
          staff?.professions[0] ?? '',
          now,
          more.from ?? null,
          more.unit ?? null,
          more.says ?? null,
          kind === 'approved' ? decisions : [],
          kind === 'approved' ? commonHash : null,
        ],
      )
    const manager = plan.staff.find(({ roles }) => roles.includes('manager'))
    await event('approved', approverOf(services, county, plan.staff), { says: demoStatement })
    await event('published', manager, { from })
    for (const unit of unitsGiving(services, county, plan)) await event('adopted', manager, { from, unit: unit.id })
  }
  return models.length
}

async function insertVersion(client: pg.Client, county: string, model: InstalledModel, now: Date): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into model_version (county_id, name, label, hash, content, contacts, origin, brought_at)
     values ($1, $2, $3, $4, $5, $6, 'installed', $7)
     on conflict (county_id, name, hash) do update set label = excluded.label returning id`,
    [county, model.name, model.label, model.hash, model.content, model.contacts ?? null, now],
  )
  return rows[0]?.id ?? ''
}

function approverOf(services: readonly string[], county: CountyFiles, staff: readonly PlannedStaff[]) {
  const first = county.services.find(({ code }) => code === services[0])
  const profession = first?.register === 'social' ? 'social-worker' : 'doctor'
  return staff.find(({ professions, work }) => professions.includes(profession) && work === 'reception') ?? staff[0]
}

/** Units with professionals who give a service of the model, and the guidance unit, which proposes them all. */
function unitsGiving(
  services: readonly string[],
  county: CountyFiles,
  { units, staff }: { units: readonly PlannedUnit[]; staff: readonly PlannedStaff[] },
): PlannedUnit[] {
  const given = new Set(county.services.filter(({ code }) => services.includes(code)).flatMap((one) => one.professions))
  const concerned = new Set(
    staff.filter(({ professions }) => professions.some((one) => given.has(one))).map(({ unitId }) => unitId),
  )
  return units.filter(({ id, joint }) => joint || concerned.has(id))
}
