import { sql } from 'kysely'
import type { OwnDataExport } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import type { ReadTx } from '../../platform/db.ts'

interface WriterRow {
  given_name: string | null
  family_name: string | null
  professions: string[] | null
}
const toBy = ({ given_name, family_name, professions }: WriterRow) =>
  given_name === null
    ? {}
    : { by: { who: `${given_name} ${family_name ?? ''}`, role: professionText(professions?.[0] ?? '') } }

interface CrossingRow extends WriterRow {
  made_at: Date
  reference: string
  ground: 'cannot-assess' | 'social-authority'
  until: Date
}

/** When somebody looked across the registers without the person's permission (703/2023 §§ 11, 53). */
export async function readCrossings(tx: ReadTx, personId: string): Promise<OwnDataExport['crossings']> {
  const rows = await tx.rows(sql<CrossingRow>`
    select x.made_at, c.reference, x.ground, x.until, m.given_name, m.family_name, m.professions
    from crossing x join contact c on c.id = x.contact_id left join staff_member m on m.id = x.staff_id
    where x.person_id = ${personId} order by x.made_at, x.id`)
  return rows.map(({ made_at, reference, ground, until, ...writer }) => ({
    at: formatHelsinki(toInstant(made_at)),
    reference,
    ground,
    until: formatHelsinki(toInstant(until)),
    ...toBy(writer),
  }))
}

interface MinorRow extends WriterRow {
  decided_at: Date
  reference: string
  capacity: OwnDataExport['minorDecisions'][number]['capacity']
  guardians: OwnDataExport['minorDecisions'][number]['guardians']
  basis: OwnDataExport['minorDecisions'][number]['basis']
}

/** What was decided of who sees a minor's matter, by the minor or by a professional: the minor's own, whoever their guardians are. */
export async function readMinorDecisions(tx: ReadTx, personId: string): Promise<OwnDataExport['minorDecisions']> {
  const rows = await tx.rows(sql<MinorRow>`
    select d.decided_at, c.reference, d.capacity, d.guardians, d.basis, m.given_name, m.family_name, m.professions
    from minor_decision d join contact c on c.id = d.contact_id
      left join staff_member m on d.decided_by_kind = 'staff' and m.id = d.decided_by
    where d.person_id = ${personId} order by d.decided_at, d.id`)
  return rows.map(({ decided_at, reference, capacity, guardians, basis, ...writer }) => ({
    at: formatHelsinki(toInstant(decided_at)),
    reference,
    capacity,
    guardians,
    basis,
    ...toBy(writer),
  }))
}

interface InformedRow extends WriterRow {
  at: Date
  reference: string
  version: string
  how: OwnDataExport['informed'][number]['how']
  to: OwnDataExport['informed'][number]['to']
}

/** When the person was told of the national information-system services, or who acts for them was (703/2023 § 68). */
export async function readInformed(tx: ReadTx, personId: string): Promise<OwnDataExport['informed']> {
  const rows = await tx.rows(sql<InformedRow>`
    select e.at, c.reference, e.data ->> 'version' as version, e.data ->> 'how' as how, e.data ->> 'to' as "to",
      m.given_name, m.family_name, m.professions
    from contact c join case_event e on e.contact_id = c.id
      left join staff_member m on e.actor_kind = 'staff' and m.id::text = e.actor_id
    where c.person_id = ${personId} and e.type = 'informed' order by e.at, c.reference`)
  return rows.map(({ at, reference, version, how, to, ...writer }) => ({
    at: formatHelsinki(toInstant(at)),
    reference,
    version,
    how,
    to,
    ...toBy(writer),
  }))
}
