-- A time that is only held for somebody who waits, or has lapsed, is no visit yet: whoever would sit in sees neither it nor who was
-- asked. After 0200, whose function it replaces.
create or replace function my_joint_visits() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when my_staff_id() is null or counts_only() then '{}' else coalesce((
    select array_agg(v.id) from (
      select b.appointment_id as id from staff_time t join appointment_beside b on b.id = t.id join appointment a on a.id = b.appointment_id
      where t.staff_id = my_staff_id() and t.during && tstzrange(setting('at')::timestamptz - interval '8 days', null) and t.county_id = setting('county')
        and b.register = any (my_registers()) and a.status in ('booked', 'arrived', 'started', 'done') and not denied_beside(b.need_id, b.register)
      union all
      select a.id from staff_time t join appointment a on a.session_id = t.session_id
      where t.staff_id = my_staff_id() and t.during && tstzrange(setting('at')::timestamptz - interval '8 days', null) and t.county_id = setting('county')
        and t.session_id is not null and a.register = any (my_registers()) and a.status in ('booked', 'arrived', 'started', 'done')) v), '{}') end
$$;
-- Somebody who usually sits in at the service was left out of this visit, as the person has denied that their side is told. Counts
-- those who sit in whom the reader may not see: else a visit that was denied afterwards would be called one without them.
create function left_beside(p_appointment uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((
    select a.session_id is null and jsonb_array_length(v.together) > (select count(*) from appointment_beside b where b.appointment_id = a.id)
      and exists (select from jsonb_array_elements(v.together) e where denied_beside(a.need_id, e ->> 'register'))
    from appointment a join service v on v.county_id = a.county_id and v.code = a.service
    where a.id = p_appointment and a.county_id = setting('county')), false)
$$;
revoke all on function left_beside from public;
grant execute on function left_beside to luukku_app, luukku_jobs;
