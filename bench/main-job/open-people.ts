import pg from 'pg'
import { benchMoment } from './bench-county.ts'

/**
 * Open contacts of the first residents, in every class and with reasons and missing answers as the rules write them, all
 * on the team's desk. Made by rows: a list is read the same whoever wrote it.
 */
export async function makeOpenPeople(superuserUrl: string, people: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(
      `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version,
         status, urgency_class, urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at,
         next_owner_kind, next_owner_id, summary)
       select gen_random_uuid(), 'lapland', 'both', p.id, 'BENCH-' || n, 'web_form', 'fi', true, $1::timestamptz - n * interval '1 minute', 1,
         'waiting', c, 'proposed', c || '1' || (n % 4) || lpad(n::text, 9, '0') || lpad(n::text, 9, '0'), 'call', $1, $1::timestamptz + interval '4 hours',
         'call', $1, 'staff', (select id from staff_member where 'triage' = any (roles) order by subject limit 1)::text,
         '{"needs":[{"service":"FYSIO","model":"tuki-ja-liikuntaelimet","needId":"nivel","register":"health"},{"service":"TALOUS","model":"talous","needId":"vuokra","register":"social"}],"why":["knee_pain"],"missing":["fever"]}'
       from (select id, row_number() over (order by id) as n from person where county_id = 'lapland' order by id limit $2) p
         cross join lateral (select (array['A','B','C','D','D','D','E','E'])[1 + p.n % 8] as c) class
       where not exists (select from contact where reference like 'BENCH-%' limit 1)`,
      [benchMoment, people],
    )
    await client.query('analyze contact')
  } finally {
    await client.end()
  }
}
