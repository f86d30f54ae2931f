-- A series: so many times of one need, booked all or none. Each row knows which of how many it is; a moved one keeps its number.
alter table appointment add column series_id uuid, add column series_number integer, add column series_size integer;
alter table appointment add constraint appointment_series check (
  (series_id is null and series_number is null and series_size is null)
  or (series_id is not null and series_number between 1 and series_size and series_size between 2 and 30));
create unique index appointment_series_number on appointment (series_id, series_number) where series_id is not null and status in ('booked', 'arrived', 'started', 'done');
