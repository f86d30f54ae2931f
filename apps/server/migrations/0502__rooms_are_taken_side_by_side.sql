-- Replaces a function of 0396 (ADR 0216). Whoever takes a room waited for whoever took one of its kind in the unit, until the commit of
-- theirs, also for another hour. Now they wait only where the last free ones for the same time are being taken: by then the row
-- itself says whether one is free. Whoever closes or changes one of the kind (`lock_resource_kind`) waits for all who choose, as before.
create or replace function take_rooms(p_county text, p_unit uuid, p_kinds text[], p_during tstzrange, p_appointment uuid, p_session uuid, p_wishes text[] default '{}') returns void language plpgsql as $$
declare
  one text;
  asked text[] := case when p_wishes = '{}' then '{}' else wishes_for_room(p_unit, p_wishes) end;
  waits boolean;
begin
  foreach one in array coalesce(p_kinds, '{}') loop
    perform pg_advisory_xact_lock_shared(hashtextextended(p_unit::text || one, 0));
    waits := false;
    loop
      -- One by one in their order, until the first that nobody has. One that another is taking from the same moment on is passed over:
      -- at first, as another may do as well; then it is waited for. What was taken meanwhile inserts nothing, and is seen in the next round.
      insert into appointment_resource (county_id, appointment_id, session_id, resource_id, during)
      select p_county, p_appointment, p_session, f.id, p_during
      from (
        select r.id from resource r
        where r.unit_id = p_unit and r.county_id = p_county and r.kind = one and r.active and (asked = '{}' or has_asked(r, asked))
        order by cardinality(r.features), r.name offset 0) f
      where case
        when exists (select from appointment_resource t where t.resource_id = f.id and t.during && p_during)
          or exists (select from resource_closure c where c.resource_id = f.id and c.during && p_during) then false
        else waits or pg_try_advisory_xact_lock(hashtextextended(f.id::text, extract(epoch from lower(p_during))::bigint)) end
      limit 1
      on conflict on constraint appointment_one_per_resource do nothing;
      exit when found;
      if waits and not exists (
        select from resource r
        where r.unit_id = p_unit and r.county_id = p_county and r.kind = one and r.active and has_asked(r, asked)
          and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && p_during)
          and not exists (select from resource_closure c where c.resource_id = r.id and c.during && p_during)) then
        raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_resource';
      end if;
      waits := true;
    end loop;
  end loop;
end $$;
