-- Replaces two functions of 0240. Once the visit is held it is looked again whether it still lacks an interpreter: of two presses at
-- one moment the second undid the first. An order that is taken back leaves no visit that goes without.
create or replace function give_interpreter(p_appointment uuid, p_how text) returns table (id uuid, how text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
  spoken text;
  found record;
begin
  if not guides_here() then return; end if;
  select a.* into visit from appointment a where a.id = p_appointment and a.county_id = setting('county') and a.status in ('booked', 'arrived') for update;
  if visit.id is null then return; end if;
  -- A colleague pressed first: theirs stands.
  if exists (select from appointment_interpreter t where t.appointment_id = visit.id and interpreter_stands(t.interpreter_id, t.during)) then return; end if;
  select n.interpreter into spoken from need n where n.id = visit.need_id;
  -- The lock that take_interpreter takes.
  perform pg_advisory_xact_lock(hashtextextended(visit.county_id || ' interpreter', 0));
  select f.* into found from free_interpreter(visit.county_id, spoken, visit.during, visit.unit_id, visit.mode, p_how) f;
  if found.id is null then return; end if;
  delete from appointment_interpreter t where t.appointment_id = visit.id;
  delete from interpreter_order o where o.appointment_id = visit.id;
  insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, unit_id, during)
  values (visit.county_id, visit.id, found.id, spoken, found.how, case when found.how = 'onsite' then visit.unit_id end, visit.during);
  update appointment a set without_interpreter = false where a.id = visit.id and a.without_interpreter;
  return query select found.id, found.how;
end $$;
create or replace function order_interpreter(p_appointment uuid, p_ordered boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
begin
  if not guides_here() then return false; end if;
  select a.* into visit from appointment a where a.id = p_appointment and a.county_id = setting('county') and a.status in ('booked', 'arrived') for update;
  if visit.id is null then return false; end if;
  if not p_ordered then
    delete from interpreter_order o where o.appointment_id = visit.id;
    if not found then return false; end if;
    update appointment a set without_interpreter = false where a.id = visit.id and a.without_interpreter;
    return true;
  end if;
  if exists (select from appointment_interpreter t where t.appointment_id = visit.id and interpreter_stands(t.interpreter_id, t.during)) then return false; end if;
  delete from appointment_interpreter t where t.appointment_id = visit.id;
  insert into interpreter_order (appointment_id, county_id, ordered_by, ordered_at)
  values (visit.id, visit.county_id, my_staff_id(), setting('at')::timestamptz) on conflict do nothing;
  update appointment a set without_interpreter = true where a.id = visit.id and not a.without_interpreter;
  return true;
end $$;
