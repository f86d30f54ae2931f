-- What the county publishes is of all its units: the manager of the joint unit records it, as the other calendars of the county.
-- Every manager reads it. A row once written is never changed, so there is no policy for it.
drop policy publication_record on publication_record;
create policy publication_record_read on publication_record for select to luukku_app using (county_id = (select setting('county')));
create policy publication_record_kept on publication_record for insert to luukku_app
  with check (county_id = (select setting('county')) and (select keeps_county_calendars()));
