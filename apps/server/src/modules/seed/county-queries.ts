import type pg from 'pg'
import type { CountyFiles } from './county-files.ts'
import type { PlannedShift } from './plan-roster.ts'
import type { PlannedInterpreter, PlannedSession } from './plan-shared.ts'
import type { PlannedStaff, PlannedUnit } from './plan-staff.ts'

/** Writes what is about no person, in a transaction of the tables' owner: settings, services, units, staff and roster. */
export async function insertCounty(
  client: pg.Client,
  county: CountyFiles,
  plan: {
    units: PlannedUnit[]
    staff: PlannedStaff[]
    shifts: PlannedShift[]
    sessions: PlannedSession[]
    interpreters: PlannedInterpreter[]
  },
): Promise<void> {
  const id = county.id
  const many = (text: string, rows: readonly unknown[]) => client.query(text, [id, JSON.stringify(rows)])
  await client.query(
    `insert into county (id, code, name, settings) values ($1, $2, $3, $4)
     on conflict (id) do update set name = excluded.name, settings = excluded.settings`,
    [id, county.code, county.name, county.settings],
  )
  await many(
    `insert into municipality (code, county_id, name, population, latitude, longitude)
     select code, $1, name, population, latitude, longitude
     from jsonb_to_recordset($2) r(code text, name jsonb, population int, latitude float8, longitude float8)
     on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
    county.municipalities,
  )
  await many(
    `insert into service (code, county_id, register, name, bookable, modes, professions, duration_minutes, classes, is_group, together, specially_protected)
     select code, $1, register, name, bookable, modes, professions, "durationMinutes", classes, "group", together, "speciallyProtected"
     from jsonb_to_recordset($2) r(code text, register text, name jsonb, bookable boolean, modes text[], professions text[], "durationMinutes" int, classes text[],
       "group" boolean, together jsonb, "speciallyProtected" boolean)
     on conflict do nothing`,
    county.services,
  )
  await many(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance)
     select id, $1, code, name, municipality, joint
     from jsonb_to_recordset($2) r(id uuid, code text, name jsonb, municipality text, joint boolean)
     on conflict do nothing`,
    plan.units,
  )
  await many(
    `insert into duty_role (code, county_id, name, phone, register, always_open, alarm_to)
     select code, $1, name, phone, register, "alwaysOpen", "alarmTo"
     from jsonb_to_recordset($2) r(code text, name jsonb, phone text, register text, "alwaysOpen" boolean, "alarmTo" text)
     on conflict do nothing`,
    county.dutyRoles,
  )
  await many(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     select id, $1, subject, "givenName", "familyName", professions, languages, roles, registers, "unitId"
     from jsonb_to_recordset($2) r(id uuid, subject text, "givenName" text, "familyName" text, professions text[],
       languages text[], roles text[], registers text[], "unitId" uuid)
     on conflict do nothing`,
    plan.staff,
  )
  for (let at = 0; at < plan.shifts.length; at += 5000)
    await many(
      `insert into shift (county_id, staff_id, unit_id, during, kind, duty_role, modes, services)
       select $1, "staffId", "unitId", tstzrange("from", "to"), kind, "dutyRole", '{onsite,remote,phone,home}', coalesce(services, '{}')
       from jsonb_to_recordset($2) r("staffId" uuid, "unitId" uuid, "from" timestamptz, "to" timestamptz, kind text, "dutyRole" text, services text[])`,
      plan.shifts.slice(at, at + 5000),
    )
  await many(
    `insert into group_session (id, county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
     select id, $1, service, array["staffId"], "unitId", 'onsite', tstzrange("from", "to"), places, "madeBy", now()
     from jsonb_to_recordset($2) r(id uuid, service text, "staffId" uuid, "unitId" uuid, "from" timestamptz, "to" timestamptz, places int, "madeBy" uuid)
     on conflict do nothing`,
    plan.sessions,
  )
  await many(
    `insert into interpreter (id, county_id, name, languages, municipality_code, is_remote)
     select id, $1, name, languages, municipality, "isRemote"
     from jsonb_to_recordset($2) r(id uuid, name text, languages text[], municipality text, "isRemote" boolean) on conflict do nothing`,
    plan.interpreters,
  )
  await many(
    `insert into interpreter_time (county_id, interpreter_id, during)
     select $1, id, tstzrange(t."from", t."to")
     from jsonb_to_recordset($2) r(id uuid, times jsonb) cross join lateral jsonb_to_recordset(r.times) t("from" timestamptz, "to" timestamptz)
     where not exists (select from interpreter_time o where o.interpreter_id = r.id)`,
    plan.interpreters,
  )
}
