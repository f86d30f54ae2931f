-- What a county decides (settings, services, units, staff, roster) is read in every request and changes seldom. A server
-- keeps a copy of it, and each transaction reads here, with its first statement, whether the copy still stands.

create table county_version (
  county_id text primary key references county,
  -- Begins at the time it was made, so that a county emptied and filled again never has an old number.
  version bigint not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint
);
insert into county_version (county_id) select id from county;
grant select on county_version to luukku_app, luukku_jobs;

-- A change and its count are one transaction, so a copy with the newest count can never miss a change. Two who change the
-- roster at once wait for each other here: a sequence would not make them wait, and would count a change before it is seen.
create function count_county_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into county_version (county_id) select id from county on conflict do nothing;
  update county_version set version = version + 1;
  return null;
end $$;
revoke all on function count_county_change from public;

do $$
declare t text;
begin
  foreach t in array array['county', 'municipality', 'unit', 'service', 'staff_member', 'shift', 'duty_role'] loop
    execute format('create trigger %I after insert or update or delete or truncate on %I for each statement execute function count_county_change()', t || '_counted', t);
  end loop;
end $$;
