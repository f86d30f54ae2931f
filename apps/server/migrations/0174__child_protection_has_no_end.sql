-- What is child protection's is kept until two years from death (703/2023, annex; R38), of which Luukku is not told: a class
-- without a rule has no end, here as in the domain.
update sealed_payload p set retention_class = 'child-protection' where p.kind = 'child-protection'
  or (p.register = 'social' and exists (select from need n where n.id = p.need_id and n.service = 'LASTENSUOJELU'));
update joint_entry e set retention_class = 'child-protection'
where e.register = 'social' and exists (select from need n where n.id = any (e.needs) and n.service = 'LASTENSUOJELU');

-- Whoever writes a joint document on the other side does not see whose need it stands at in social care.
create function keep_child_protection() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.register = 'social' and exists (select from need n where n.id = any (new.needs) and n.service = 'LASTENSUOJELU') then
    new.retention_class := 'child-protection';
  end if;
  return new;
end $$;
revoke all on function keep_child_protection from public;
create trigger joint_entry_child_protection before insert on joint_entry for each row execute function keep_child_protection();

-- 0172 took every room of before 0164 for a device. Those that their keeper has saved since then were asked about.
update resource r set is_place = true
where not r.is_place and r.xmin = (select m.xmin from schema_migration m where m.name = '0172__rooms_and_interpreters_at_one_moment.sql')
  and exists (select from journal_entry j where j.county_id = r.county_id and j.action = 'changeResource' and j.detail ->> 'resource' = r.id::text
    and j.at >= (select m.applied_at from schema_migration m where m.name = '0164__rooms_closed_and_told.sql'));

-- A night that the roster has in several entries that touch is one night.
create or replace function may_report_absence(p_staff uuid, p_take uuid[], p_put jsonb, p_undoes uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'staff' and setting('purpose') = 'guidance' and sees_whole_contact() and case
    when p_undoes is null then coalesce(cardinality(p_take), 0) = 0 and jsonb_array_length(p_put) <= 1 and not exists (
      select from jsonb_to_recordset(p_put) as r(kind text, absence text, "from" timestamptz, "to" timestamptz)
      where r.kind <> 'absence' or r.absence is not null
        or r."from" < setting('at')::timestamptz - interval '1 minute'
        -- The later of midnight and the end of the work that begins before it.
        or r."to" > (select greatest(n.midnight, (select max(upper(w)) from unnest((
            select range_agg(s.during) from shift s where s.staff_id = p_staff and s.county_id = setting('county')
              and s.kind in ('reception', 'guidance', 'duty') and s.during && tstzrange(setting('at')::timestamptz, n.midnight + interval '6 days'))) w
            where w && tstzrange(setting('at')::timestamptz, n.midnight)))
          from (select ((setting('at')::timestamptz at time zone 'Europe/Helsinki')::date + 1)::timestamp at time zone 'Europe/Helsinki' as midnight) n))
    else jsonb_array_length(p_put) = 0 and exists (
      select from roster_change c where c.id = p_undoes and c.made_by = my_staff_id() and c.staff_id = p_staff and c.taken = '[]'
        and p_take <@ array(select (one ->> 'id')::uuid from jsonb_array_elements(c.put) one))
  end
$$;
