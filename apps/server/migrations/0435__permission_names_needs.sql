-- The function reads whether a need began anew, as the owner of the tables.
do $$ begin
  execute format('create policy clock_record_lookup on clock_record for select to %I using (true)', current_user);
end $$;

-- Does a permission name this need: one of a service it names that stood when it was given, or that the first assessment made
-- when nothing stood yet (a permission given with the contact). A new assessment draws every need anew: one that goes on in
-- the place of a named one stays named. A need of the same service that came later, or began anew, is asked about again.
create function permitted_need(p_need need, p_permission permission) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  came timestamptz := p_need.established_at;
  earlier timestamptz;
begin
  if p_permission.services is null then return true; end if;
  if p_need.service <> all (p_permission.services) then return false; end if;
  loop
    if came <= p_permission.given_at then return true; end if;
    if exists (select from clock_record r join need n on n.id = r.need_id where r.kind = 'restart' and n.contact_id = p_need.contact_id
      and n.service = p_need.service and n.established_at = came and (n.id = p_need.id or came < p_need.established_at)) then return false; end if;
    select max(n.established_at) into earlier from need n where n.contact_id = p_need.contact_id and n.established_at < came;
    if earlier is null then return true; end if;
    -- As many as went on from the assessment before: of more, which of them is the new one is told by nobody.
    if (select count(*) from need n where n.contact_id = p_need.contact_id and n.service = p_need.service and n.established_at = came
          and not exists (select from clock_record r where r.need_id = n.id and r.kind = 'restart'))
      > (select count(*) from need n where n.contact_id = p_need.contact_id and n.service = p_need.service and n.established_at = earlier and n.status = 'closed')
    then return false; end if;
    came := earlier;
  end loop;
end $$;
revoke all on function permitted_need(need, permission) from public;

-- As before, but that a permission opens the needs it names, and not each later one of their services.
create or replace function shared_across(p_need uuid) returns table (need_id uuid, register text, service text, status text, next_date date, payload_id uuid, sealed bytea)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine need := my_need(p_need);
  state record;
  given permission;
begin
  if mine.id is null then return; end if;
  select * into state from wall_state(p_need);
  if state.open_by is null then return; end if;
  if state.open_by = 'permission' then
    select * into given from permission x where x.contact_id = mine.contact_id order by x.given_at desc, x.id desc limit 1;
  end if;
  return query select n.id, n.register, n.service, n.status, n.next_date, s.id, s.sealed from need n left join sealed_payload s on s.id = n.extract_payload_id
    where n.contact_id = mine.contact_id and n.id <> mine.id and n.status <> 'closed' and n.outside is null
      and (state.open_by <> 'permission' or permitted_need(n, given))
      and (state.open_by = 'social-authority' or not denied_need(n))
    order by n.established_at, n.id;
end $$;
