-- What the county records of itself stands in the recorder's own name, and takes back a row of its own county alone: a reference is
-- checked past the wall, and one that was taken back from elsewhere could not be taken back where it stands.
create policy emergency_decree_own on emergency_decree as restrictive for insert to luukku_app
  with check (recorded_by = (select my_staff_id()));
create policy publication_record_own on publication_record as restrictive for insert to luukku_app
  with check (recorded_by = (select my_staff_id()));
alter table emergency_decree add constraint emergency_decree_of_county unique (county_id, id),
  add constraint emergency_decree_takes_back_here foreign key (county_id, takes_back) references emergency_decree (county_id, id);
alter table publication_record add constraint publication_record_of_county unique (county_id, id),
  add constraint publication_record_takes_back_here foreign key (county_id, takes_back) references publication_record (county_id, id);
