-- Who falls ill before or in a night duty of today is away until it ends: until midnight alone, the rest of the night's alarms
-- would go to them.
-- And a slip is taken back as it was made: one's own, of this professional, which put entries and took none, and only those.
drop function may_report_absence(uuid[], jsonb, uuid);
create function may_report_absence(p_staff uuid, p_take uuid[], p_put jsonb, p_undoes uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'staff' and setting('purpose') = 'guidance' and sees_whole_contact() and case
    when p_undoes is null then coalesce(cardinality(p_take), 0) = 0 and jsonb_array_length(p_put) <= 1 and not exists (
      select from jsonb_to_recordset(p_put) as r(kind text, absence text, "from" timestamptz, "to" timestamptz)
      where r.kind <> 'absence' or r.absence is not null
        or r."from" < setting('at')::timestamptz - interval '1 minute'
        -- The later of midnight and the end of a shift that begins before it.
        or r."to" > (select greatest(n.midnight, (select max(upper(s.during)) from shift s where s.staff_id = p_staff and s.county_id = setting('county')
            and s.kind in ('reception', 'guidance', 'duty') and s.during && tstzrange(setting('at')::timestamptz, n.midnight)))
          from (select ((setting('at')::timestamptz at time zone 'Europe/Helsinki')::date + 1)::timestamp at time zone 'Europe/Helsinki' as midnight) n))
    else jsonb_array_length(p_put) = 0 and exists (
      select from roster_change c where c.id = p_undoes and c.made_by = my_staff_id() and c.staff_id = p_staff and c.taken = '[]'
        and p_take <@ array(select (one ->> 'id')::uuid from jsonb_array_elements(c.put) one))
  end
$$;
revoke all on function may_report_absence from public;

create or replace function keep_roster(p_id uuid, p_staff uuid, p_take uuid[], p_put jsonb, p_undoes uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own_unit uuid;
  taken_rows jsonb;
  at timestamptz := setting('at')::timestamptz;
begin
  select m.unit_id into own_unit from staff_member m where m.id = p_staff and m.county_id = setting('county');
  if own_unit is null or not (may_keep_roster(own_unit) or may_report_absence(p_staff, p_take, p_put, p_undoes)) then return null; end if;
  if exists (select from jsonb_to_recordset(p_put) as r(unit_id uuid) left join unit u on u.id = r.unit_id and u.county_id = setting('county') where u.id is null) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_staff::text, 0));
  with gone as (
    delete from shift s where s.id = any (p_take) and s.staff_id = p_staff and s.county_id = setting('county') and upper(s.during) > at returning s.*)
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'unit_id', g.unit_id, 'from', lower(g.during), 'to', upper(g.during), 'kind', g.kind, 'modes', to_jsonb(g.modes),
    'services', to_jsonb(g.services), 'duty_role', g.duty_role, 'absence', g.absence, 'series_id', g.series_id)), '[]') into taken_rows from gone g;
  if jsonb_array_length(taken_rows) <> coalesce(cardinality(p_take), 0) then return 'changed'; end if;
  insert into shift (id, county_id, staff_id, unit_id, during, kind, modes, services, duty_role, absence, series_id)
  select r.id, setting('county'), p_staff, r.unit_id, tstzrange(r."from", r."to"), r.kind, r.modes, r.services, r.duty_role, r.absence, r.series_id
  from jsonb_to_recordset(p_put) as r(id uuid, unit_id uuid, "from" timestamptz, "to" timestamptz, kind text, modes text[], services text[], duty_role text, absence text, series_id uuid);
  insert into roster_change (id, county_id, staff_id, unit_id, made_by, made_at, taken, put, undoes)
  values (p_id, setting('county'), p_staff, own_unit, my_staff_id(), at, taken_rows, p_put, p_undoes);
  return 'done';
end $$;
