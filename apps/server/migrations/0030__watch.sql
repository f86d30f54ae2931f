-- The watch over open contacts: who carries a step, how long the queue is, and where a duty role is alarmed.

-- Where an alarm is sent (a telephone that takes text messages). Without one the role is reached by its phone alone, as
-- the national numbers are.
alter table duty_role add column alarm_to text;

-- Those who wait for their first answer, counted by class for each new promise.
create index contact_unanswered on contact (county_id, urgency_class)
  where answered_at is null and status <> 'closed' and joined_into is null and next_owner_kind = 'staff';

-- Whether the owner of a step is at work at a moment: a named person on any shift that no absence touches, or a duty role
-- that is staffed. One function for the watch, for the check that nobody falls through, and for people who look.
create function step_is_carried(p_county text, p_kind text, p_owner text, p_at timestamptz) returns boolean
language sql stable as $$
  select case when p_kind = 'staff' then exists (
      select from shift s join staff_member m on m.id = s.staff_id and m.active
      where s.staff_id = p_owner::uuid and s.county_id = p_county and s.kind <> 'absence' and s.during @> p_at
        and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during && s.during))
    else exists (
      select from duty_role d where d.county_id = p_county and d.code = p_owner and (d.always_open or exists (
        select from shift s join staff_member m on m.id = s.staff_id and m.active
        where s.county_id = p_county and s.duty_role = d.code and s.during @> p_at
          and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during && s.during))))
  end
$$;
grant execute on function step_is_carried to luukku_app, luukku_jobs;

-- How many wait, by class, without who: a resident who is promised something may not see the others.
create function waiting_by_class(p_county text, p_until timestamptz) returns table (urgency_class text, waiting integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select urgency_class, count(*)::int from contact
  where county_id = p_county and answered_at is null and status <> 'closed' and joined_into is null
    and next_owner_kind = 'staff' and next_at <= p_until
  group by urgency_class
$$;
do $$ begin
  execute format('create policy contact_waiting on contact for select to %I using (true)', current_user);
end $$;
revoke all on function waiting_by_class from public;
grant execute on function waiting_by_class to luukku_app, luukku_jobs;
