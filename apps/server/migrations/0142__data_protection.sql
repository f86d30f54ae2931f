-- A request about one's own data that nobody has answered wakes somebody: planned work reads the day alone, never the words.
create policy data_request_alarm on data_request for select to luukku_jobs
  using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'system' and (select setting('purpose')) = 'data-rights');
grant select (id, county_id, person_id, due_on, answered_at) on data_request to luukku_jobs;

-- Who wrote a document: the professional of the transaction, whoever forgets to say so. A note had no author until now.
alter table sealed_payload add column written_by uuid references staff_member;
alter table sealed_payload alter column written_by set default my_staff_id();
