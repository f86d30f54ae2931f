-- The wall. Actor, county and purpose enter by set_config(…, true) as the first statement of each transaction; a
-- connection without them sees nothing. `(select current_setting(…))` is evaluated once a statement, not once a row.

-- Settings of a transaction:
--   luukku.county, luukku.actor_kind (resident | visitor | staff | system), luukku.actor_id, luukku.actor_role,
--   luukku.purpose, luukku.persons (ids a resident may act for), luukku.registers (of a professional),
--   luukku.guidance (yes: works in a joint guidance unit), luukku.units
create function setting(name text) returns text language sql stable parallel safe as $$ select nullif(current_setting('luukku.' || name, true), '') $$;
create function my_persons() returns uuid[] language sql stable as $$ select case when setting('actor_kind') in ('resident', 'visitor') then coalesce(string_to_array(setting('persons'), ',')::uuid[], '{}') else '{}' end $$;
create function my_registers() returns text[] language sql stable as $$ select case when setting('actor_kind') = 'staff' then coalesce(string_to_array(setting('registers'), ','), '{}') else '{}' end $$;
create function my_units() returns uuid[] language sql stable as $$ select case when setting('actor_kind') = 'staff' then coalesce(string_to_array(setting('units'), ',')::uuid[], '{}') else '{}' end $$;
create function my_staff_id() returns uuid language sql stable as $$ select case when setting('actor_kind') = 'staff' then setting('actor_id')::uuid end $$;
-- Sees a contact whole: the joint guidance unit (703/2023 § 53 (1)) and the system's own planned work.
create function sees_whole_contact() returns boolean language sql stable as $$ select coalesce(setting('actor_kind') = 'system' or (setting('actor_kind') = 'staff' and setting('guidance') = 'yes'), false) $$;
-- Counts without content: the manager's purpose. Sealed values and identities stay closed to it.
create function counts_only() returns boolean language sql stable as $$ select coalesce(setting('actor_kind') = 'staff' and setting('purpose') = 'management', false) $$;

do $$
declare t text;
begin
  foreach t in array array['person','person_identity','person_relation','sealed_payload','contact','case_event','need','clock','permission','plan','plan_line','appointment','notification','journal_entry','journal_subject'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- Need: the guidance unit, or the professional of its register who owns it or works in its unit.
create policy need_access on need to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    (select sees_whole_contact())
    or person_id = any ((select my_persons())::uuid[])
    or (register = any ((select my_registers())::text[]) and (owner_staff_id = (select my_staff_id()) or unit_id = any ((select my_units())::uuid[])))
  ));
create policy need_count on need for select to luukku_app using (county_id = (select setting('county')) and (select counts_only()));

do $$
declare t text;
begin
  -- Rows of the whole contact.
  foreach t in array array['contact','permission','plan','notification'] loop
    execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
      using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])))$p$, t || '_access', t);
  end loop;
  -- Rows that hang on a need are seen with the need; rows of the contact itself with the contact.
  foreach t in array array['case_event','clock','sealed_payload'] loop
    execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
      using (county_id = (select setting('county')) and (
        (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
        or (need_id is not null and register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))))$p$, t || '_access', t);
  end loop;
  foreach t in array array['plan_line','appointment'] loop
    execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
      using (county_id = (select setting('county')) and (
        (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
        or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))))$p$, t || '_access', t);
  end loop;
  foreach t in array array['contact','clock','appointment'] loop
    execute format($p$create policy %1$I on %2$I for select to luukku_app using (county_id = (select setting('county')) and (select counts_only()))$p$, t || '_count', t);
  end loop;
end $$;

-- A person is seen by the guidance unit, by themself and those who act for them, and by a professional with a need of theirs.
create policy person_access on person to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or id = any ((select my_persons())::uuid[])
    or (not (select counts_only()) and (select my_staff_id()) is not null and exists (select from need n where n.person_id = person.id))));
create policy person_identity_access on person_identity to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
    or (not (select counts_only()) and (select my_staff_id()) is not null and exists (select from need n where n.person_id = person_identity.person_id))));
create policy person_relation_access on person_relation to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or actor_person_id = any ((select my_persons())::uuid[])));

-- The journal: written only by journal_append; read by the person it is about, and by the system.
create policy journal_subject_read on journal_subject for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (person_id = any ((select my_persons())::uuid[]) or (select setting('actor_kind')) = 'system'));
create policy journal_entry_read on journal_entry for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select setting('actor_kind')) = 'system'
    or exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq)));
-- The owner runs journal_append (security definer): it may write and nothing else needs to.
do $$ begin
  execute format('create policy journal_entry_append on journal_entry to %I using (true) with check (true)', current_user);
  execute format('create policy journal_subject_append on journal_subject to %I using (true) with check (true)', current_user);
end $$;

grant select on county, municipality, unit, service, staff_member, shift, duty_role to luukku_app, luukku_jobs;
grant select, insert, update on person, person_identity, person_relation, contact, need, clock, permission, plan, plan_line, appointment, notification to luukku_app, luukku_jobs;
grant select, insert on case_event, sealed_payload to luukku_app, luukku_jobs;
grant select, insert, update, delete on session, idempotency, draft to luukku_app, luukku_jobs;
grant select on journal_entry, journal_subject to luukku_app, luukku_jobs;
grant select on journal_head to luukku_jobs;
grant execute on function journal_append to luukku_app, luukku_jobs;

-- Free-time search must know what is taken without knowing by whom: times only, no person, no service.
create function busy_times(p_staff uuid[], p_during tstzrange) returns table (staff_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.during from appointment a
  where a.staff_id = any (p_staff) and a.during && p_during and a.status in ('booked', 'done') and a.county_id = current_setting('luukku.county', true)
$$;
-- The person's own taken times: an overlap with an appointment that the caller may not see is left out without a trace.
create function person_busy_times(p_person uuid, p_during tstzrange) returns table (during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.during from appointment a
  where a.person_id = p_person and a.during && p_during and a.status in ('booked', 'done') and a.county_id = current_setting('luukku.county', true)
$$;
do $$ begin
  execute format('create policy appointment_busy on appointment for select to %I using (true)', current_user);
end $$;
revoke all on function busy_times, person_busy_times from public;
grant execute on function busy_times, person_busy_times to luukku_app, luukku_jobs;

-- Signing in looks a person up by the keyed digest of the identity code before any actor is known.
create function find_person_by_code(p_county text, p_index bytea) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from person_identity where county_id = p_county and identity_code_index = p_index
$$;
create function list_acted_for(p_county text, p_person uuid, p_at timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from person_relation where county_id = p_county and actor_person_id = p_person and valid_from <= p_at and (valid_until is null or valid_until > p_at)
$$;
do $$ begin
  execute format('create policy person_identity_lookup on person_identity for select to %I using (true)', current_user);
  execute format('create policy person_relation_lookup on person_relation for select to %I using (true)', current_user);
end $$;
revoke all on function find_person_by_code, list_acted_for from public;
grant execute on function find_person_by_code, list_acted_for to luukku_app;
