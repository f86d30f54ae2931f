-- Replaces a function of 0200. A missed visit that is taken back after its time needs no room and no interpreter any more:
-- that somebody else has had them since is no reason to refuse.
create or replace function take_resources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted text[];
  spoken text;
begin
  if tg_op = 'UPDATE' then
    if is_taken(old.status) = is_taken(new.status) and old.during = new.during and old.unit_id = new.unit_id and old.mode = new.mode and old.service = new.service
      and old.staff_id = new.staff_id then return null; end if;
    delete from appointment_resource where appointment_id = old.id;
    delete from appointment_interpreter where appointment_id = old.id;
    if not is_taken(old.status) and upper(new.during) <= setting('at')::timestamptz then return null; end if;
  end if;
  if not is_taken(new.status) then return null; end if;
  select case when new.mode = 'onsite' and new.session_id is null then array(select unnest(s.resources) order by 1) end, n.interpreter into wanted, spoken
  from need n left join service s on s.county_id = new.county_id and s.code = new.service where n.id = new.need_id;
  if wanted <> '{}' then perform take_rooms(new.county_id, new.unit_id, wanted, new.during, new.id, null); end if;
  -- To a group nobody interprets by the calendar: it is ordered, and said so.
  if spoken is not null and new.session_id is null then perform take_interpreter(new, spoken); end if;
  return null;
end $$;
