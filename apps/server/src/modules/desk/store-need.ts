import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { goesTo, insertClocks, type ContactRow } from '../contact/index.ts'
import { earliestOpen, insertClockRecord, insertNeedInLaw, sealGround, type NeedOfRecord } from '../law/index.ts'
import { classOfNote, storePayload } from '../person/index.ts'
import type { MadeNeed } from './make-need.ts'

/** The rows of a need: its extract, its clocks, what it is in law. */
export async function storeNeed(
  { sealer }: Pick<Services, 'sealer'>,
  tx: WriteTx,
  row: ContactRow,
  one: MadeNeed,
): Promise<void> {
  const { register } = one.service
  const outside = register === 'external' || register === 'self' ? register : null
  const stored = register === 'external' || register === 'self' ? 'both' : register
  const legal = earliestOpen(one.clocks)
  // The unit that gives the service, in the person's own municipality when it can: its people see the need, and no more.
  // Of somebody who hides no municipality is asked, and the database holds to one unit for all of them (0230).
  const unit = await tx.first(sql<{ unit_id: string }>`
    select m.unit_id from staff_member m join unit u on u.id = m.unit_id
    where m.county_id = ${tx.actor.county} and m.active and m.professions && ${one.service.professions}::text[]
    order by not u.joint_guidance desc, (u.municipality_code = ${row.municipality_code}) desc nulls last, u.code limit 1`)
  // How somebody moves and hears stays: what was asked of a place last, in this matter or by this register, is asked again where they
  // come to one; and a new assessment of the service drops no method.
  // The payload names its need before that is there: checked at the commit.
  const payloadId = await storePayload(tx, sealer, {
    register: stored,
    personId: row.person_id,
    contactId: row.id,
    needId: one.id,
    kind: 'need-extract',
    retentionClass: await classOfNote(tx, sealer, stored, row.person_id, one.need),
    content: one.need.extract,
  })
  await tx.send(sql`
    insert into need (id, county_id, register, person_id, contact_id, municipality_code, service, outside, urgency_class, status, model, unit_id,
      extract_payload_id, established_at, real_life_date, real_life_kind, legal_due_date, legal_rule_id, next_date, interpreter, place_wishes, method)
    values (${one.id}, ${tx.actor.county}, ${stored}, ${row.person_id}, ${row.id}, ${row.municipality_code}, ${one.need.service}, ${outside},
      ${one.need.urgencyClass}, ${outside === 'external' ? 'external' : 'open'}, ${`${one.model.model}/${one.model.needId}`},
      ${outside === null ? (unit?.unit_id ?? null) : null}, ${payloadId}, ${tx.at}, ${one.need.realLifeDate ?? null},
      ${one.need.realLifeDate === undefined ? null : (one.need.realLifeKind ?? 'other')}, ${legal?.dueDate ?? null},
      ${legal?.ruleId ?? null}, ${one.nextDate}, ${one.interpreter},
      case when ${one.service.modes.includes('onsite')} then coalesce((
        select n.place_wishes from need n join service v on v.county_id = n.county_id and v.code = n.service and 'onsite' = any (v.modes)
        where n.person_id = ${row.person_id} and n.county_id = ${tx.actor.county} and (n.contact_id = ${row.id} or n.register = ${stored} and ${goesTo(sql`n.contact_id`, sql`${row.id}`)})
        order by n.established_at desc, n.id limit 1), '{}') else '{}' end,
      (select n.method from need n where n.contact_id = ${row.id} and n.service = ${one.need.service} and n.register = ${stored} order by n.established_at desc, n.id limit 1))`)
  await insertClocks(tx, row, stored, one.clocks, one.id)
  await recordStart(sealer, tx, row, one, stored)
}

/** What the need is in law, and how it came to be: a new assessment keeps both moments, a new start its reason. */
async function recordStart(
  sealer: Services['sealer'],
  tx: WriteTx,
  row: ContactRow,
  one: MadeNeed,
  register: NeedOfRecord['register'],
): Promise<void> {
  const need = { id: one.id, person_id: row.person_id, contact_id: row.id, register }
  if (one.facts !== undefined) await insertNeedInLaw(tx, need, one.facts)
  const because = one.need.newNeedBecause?.trim()
  if (row.assessed_at !== null)
    await insertClockRecord(tx, need, {
      kind: because ? 'restart' : 'reassessed',
      name: one.need.service,
      data: { firstAssessedAt: row.assessed_at.toISOString() },
      groundPayloadId: because ? await sealGround(tx, sealer, need, because) : undefined,
    })
  if (one.need.realLifeDate !== undefined)
    await insertClockRecord(tx, need, {
      kind: 'real-life',
      name: one.need.realLifeKind ?? 'other',
      day: one.need.realLifeDate,
    })
}
