-- After 0260 (ADR 0122). Whoever counts was asked of each row whether its need is theirs, which is a look at `need`, before it was
-- asked whether they count. PostgreSQL asks permissive policies backwards by name (0211): who sees contacts whole, who counts, and
-- then what costs most. What each lets through is what it was.
do $$
declare t text;
begin
  foreach t in array array['contact', 'need', 'appointment', 'clock'] loop
    execute format('create policy %I on %I to luukku_app, luukku_jobs using (county_id = (select whole_county()))', t || '_z_whole', t);
  end loop;
  foreach t in array array['contact', 'appointment', 'clock'] loop
    execute format('alter policy %I on %I rename to %I', t || '_a_count', t, t || '_count');
  end loop;
  foreach t in array array['appointment', 'clock'] loop
    execute format('alter policy %I on %I using (follows_need(county_id, person_id, register, need_id))', t || '_access', t);
  end loop;
end $$;
alter policy contact_access on contact using (is_of_mine(county_id, person_id));
alter policy need_access on need using (is_need_of_mine(county_id, person_id, register, owner_staff_id, unit_id));
create policy need_count on need for select to luukku_app using (is_counted(county_id));

-- Opened by break-glass: reading only.
create function is_need_opened(p_county text, p_person uuid, p_register text) returns boolean language plpgsql stable parallel safe as $$
begin
  return p_county = setting('county') and p_person = any (my_emergency()) and p_register = any (my_registers());
end $$;
alter policy need_a_read on need using (is_need_opened(county_id, person_id, register));
alter policy need_a_read on need rename to need_a_emergency;
drop function is_need_read(text, uuid, text);

-- The visits that this professional gives in a span, their places in a group too: ids alone, and the wall says which of them open.
-- A span is no condition that PostgreSQL lets decide before the wall, so that the wall was asked about every visit of years.
-- Indexes: appointment_one_per_professional, appointment_session.
create function my_visits(p_during tstzrange) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when my_staff_id() is null then '{}' else coalesce((
    select array_agg(v.id) from (
      select t.appointment_id as id from staff_time t
      where t.staff_id = my_staff_id() and t.during && p_during and t.county_id = setting('county') and t.id = t.appointment_id
      union all
      select a.id from staff_time t join appointment a on a.session_id = t.session_id and a.staff_id = t.staff_id
      where t.staff_id = my_staff_id() and t.during && p_during and t.county_id = setting('county') and t.session_id is not null) v), '{}') end
$$;
revoke all on function my_visits(tstzrange) from public;
grant execute on function my_visits(tstzrange) to luukku_app, luukku_jobs;
