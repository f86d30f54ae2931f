import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/**
 * Twelve weeks of needs of one made-up person, as if the county had worked: on weekdays, most on Mondays, some that cannot
 * wait and more that can.
 */
export async function addPastNeeds(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const [person, contact] = [randomUUID(), randomUUID()]
    const at = '2026-11-20T09:00:00+02:00'
    await client.query(`insert into person (id, county_id, created_at) values ($1, 'lapland', $2)`, [person, at])
    await client.query(
      `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
         urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at, next_owner_kind, next_owner_id)
       select $1, 'lapland', 'both', $2, $1::uuid::text, 'web_form', 'fi', true, $3, 3, 'closed', 'D', 'assessed', 'D', 'call', $3, $3, 'book', $3, 'staff',
         (select id from staff_member where 'triage' = any (roles) limit 1)`,
      [contact, person, at],
    )
    // As much as the physiotherapists have: on a Monday more than fits, on the other days less.
    const { rows } = await client.query<{ times: number }>(
      `select sum(extract(epoch from upper(during) - lower(during)) / 1800)::int as times from shift s join staff_member m on m.id = s.staff_id
       where m.professions[1] = (select professions[1] from service where code = 'FYSIO' and county_id = 'lapland') and s.kind = 'reception' and lower(during)::date = '2026-11-25'`,
    )
    await client.query(
      `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, established_at, legal_due_date, next_date)
       select gen_random_uuid(), c.county_id, 'health', c.person_id, c.id, 'FYSIO', case when n % 4 = 0 then 'C' else 'D' end, 'done', d + interval '10 hours',
         case n % 4 when 0 then null when 1 then d::date + 3 else d::date + 14 end, d::date
       from contact c, generate_series('2026-08-31'::timestamptz, '2026-11-24'::timestamptz, interval '1 day') d, generate_series(1, $2::int) n
       where c.id = $1 and extract(isodow from d) < 6 and (extract(isodow from d) = 1 or n <= $2::int * 0.6)`,
      [contact, Math.round(((rows[0]?.times ?? 0) * 1.15 * 30) / (await minutesOf(client)))],
    )
  } finally {
    await client.end()
  }
}

async function minutesOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ minutes: number }>(
    `select duration_minutes as minutes from service where code = 'FYSIO' and county_id = 'lapland'`,
  )
  return rows[0]?.minutes ?? 30
}
