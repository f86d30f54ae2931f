-- What the national service register tells of the county's services, channels and organisations, beside the services that
-- Luukku itself books. No row is about a client. `source` is the item whole, as it came: nothing is lost where a field is
-- of another form than the one that is read.
create table catalogue_entry (
  county_id text not null references county,
  id text not null,
  kind text not null check (kind in ('service', 'channel', 'organization')),
  entry jsonb not null,
  source jsonb not null,
  source_digest text not null,
  imported_at timestamptz not null,
  -- No longer in the register; kept, so that what referred to it can be explained.
  ended_at timestamptz,
  primary key (county_id, id)
);
grant select, insert, update on catalogue_entry to luukku_app;
grant select on catalogue_entry to luukku_jobs;
create trigger catalogue_entry_counted after insert or update or delete or truncate on catalogue_entry
  for each statement execute function count_county_change();
