-- A time that stands was let into another lane by an update that changed nothing else, where no rule of the county has one: its own lane
-- was then free for a second. The rule is asked whenever a taken time comes to lie over others, whatever was written.
create function keep_lane() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from overbooking_rule r where r.county_id = new.county_id and r.service = new.service and r.extra >= new.lane
      and (r.unit_id is null or r.unit_id = new.unit_id)) then
    raise exception 'not over another here' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_lane';
  end if;
  return new;
end $$;
revoke all on function keep_lane from public;
create trigger appointment_lane before update of lane, service, unit_id on appointment for each row
  when (new.lane > 0 and is_taken(new.status) and (old.lane, old.service, old.unit_id) is distinct from (new.lane, new.service, new.unit_id))
  execute function keep_lane();
