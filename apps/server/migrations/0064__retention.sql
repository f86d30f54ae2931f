-- Destroying words whose time has ended (703/2023 § 24): the content and its salt go, the row, its digest and the journal
-- stay. Only planned work may do it, in no other purpose.
create function destroy_payloads(p_ids uuid[], p_at timestamptz) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  if setting('actor_kind') is distinct from 'system' or setting('purpose') is distinct from 'retention' then return 0; end if;
  update sealed_payload set sealed = null, salt = null, destroyed_at = p_at where id = any (p_ids) and county_id = setting('county') and destroyed_at is null;
  get diagnostics n = row_count;
  return n;
end $$;
do $$ begin
  execute format('create policy sealed_payload_destroy on sealed_payload for update to %I using (true)', current_user);
end $$;
revoke all on function destroy_payloads(uuid[], timestamptz) from public;
grant execute on function destroy_payloads(uuid[], timestamptz) to luukku_jobs;

-- Asked first: an update that changes nothing still counts as a change of the county's roster.
create or replace function know_staff_code(p_staff uuid, p_index bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from staff_member m where m.id = p_staff and m.identity_code_index is distinct from p_index) then
    update staff_member set identity_code_index = p_index where id = p_staff;
  end if;
end $$;
