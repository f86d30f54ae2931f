-- Crossing the wall between the registers (703/2023 § 53): by a permission that names which data, or on a recorded statutory
-- ground; never past a denial but where the act says so. Nothing is widened in the ordinary policies: one function answers
-- what may be seen across, judged at every call, so that what is withdrawn is gone in every open session.

alter table permission
  add column recorded_by uuid references staff_member,
  -- Who asked and for which need: what was said yes to.
  add column for_need_id uuid references need;
create index permission_person on permission (person_id, given_at desc);

-- A denial (kielto): a register, one service, or one matter. 703/2023 § 59. Stands until it is taken back.
create table denial (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  target text not null check (target in ('register', 'service', 'matter')),
  service text,
  contact_id uuid references contact,
  asked_by text not null check (asked_by in ('form', 'voice')),
  recorded_by uuid references staff_member,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((target = 'service') = (service is not null) and (target = 'matter') = (contact_id is not null))
);
create index denial_person on denial (person_id) where withdrawn_at is null;

-- A ground of the act, used by one professional for one need for a day; the reason lies sealed. § 53 (4)-(5).
create table crossing (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  staff_id uuid not null references staff_member,
  ground text not null check (ground in ('cannot-assess', 'social-authority')),
  reason_payload_id uuid not null references sealed_payload,
  made_at timestamptz not null,
  until timestamptz not null
);
create index crossing_need on crossing (need_id, staff_id);

do $$
declare t text;
begin
  foreach t in array array['denial','crossing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['permission','denial','crossing','sealed_payload'] loop
    execute format('create policy %I on %I for select to %I using (true)', t || '_lookup', t, current_user);
  end loop;
  execute format('create policy permission_voice on permission for insert to %I with check (true)', current_user);
end $$;
-- A denial is the person's own, and seen by who may ask for one; representatives may not deny for a minor (703/2023 § 58),
-- and do not see what is denied.
create policy denial_access on denial to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = (select my_self())));
create policy crossing_access on crossing to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = (select my_self()) or staff_id = (select my_staff_id())));
create policy crossing_hidden on crossing as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
grant select, insert, update on denial to luukku_app, luukku_jobs;
grant select, insert on crossing to luukku_app, luukku_jobs;

-- The asker's own need, when it is theirs or their unit's and of their register: the care or client relationship, again.
create function my_need(p_need uuid) returns need language sql stable security definer set search_path = public, pg_temp as $$
  select n from need n where n.id = p_need and n.county_id = setting('county') and setting('purpose') = 'care' and n.status <> 'closed'
    and n.register = any (my_registers()) and (n.owner_staff_id = my_staff_id() or n.unit_id = any (my_units()))
$$;

-- How the wall stands for this need now: `permission` with its last day, a `ground` with its end, or nothing.
create function wall_state(p_need uuid) returns table (open_by text, services text[], until date, share text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine need := my_need(p_need);
  today date := (setting('at')::timestamptz at time zone 'Europe/Helsinki')::date;
  p permission;
  g crossing;
begin
  if mine.id is null then return; end if;
  select * into p from permission x where x.contact_id = mine.contact_id order by x.given_at desc, x.id desc limit 1;
  select * into g from crossing x where x.need_id = mine.id and x.staff_id = my_staff_id() and x.until > setting('at')::timestamptz order by x.until desc limit 1;
  if g.id is not null then
    return query select g.ground, null::text[], (g.until at time zone 'Europe/Helsinki')::date, p.share;
  elsif p.share = 'yes' and p.withdrawn_at is null and (p.valid_until is null or p.valid_until >= today) then
    return query select 'permission'::text, p.services, p.valid_until, p.share;
  else
    return query select null::text, null::text[], null::date, case when p.withdrawn_at is null then p.share end;
  end if;
end $$;

-- The lines seen across: what the permission names and nothing denies. A social authority's right to necessary data stands
-- over a denial (703/2023 § 53 (5), 812/2000 § 20: from memory); the other ground does not.
create function shared_across(p_need uuid) returns table (need_id uuid, register text, service text, status text, next_date date, payload_id uuid, sealed bytea)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine need := my_need(p_need);
  state record;
begin
  if mine.id is null then return; end if;
  select * into state from wall_state(p_need);
  if state.open_by is null then return; end if;
  return query select n.id, n.register, n.service, n.status, n.next_date, s.id, s.sealed from need n left join sealed_payload s on s.id = n.extract_payload_id
    where n.contact_id = mine.contact_id and n.id <> mine.id and n.status <> 'closed' and n.outside is null
      and (state.services is null or n.service = any (state.services))
      and (state.open_by = 'social-authority' or not exists (select from denial d where d.person_id = n.person_id and d.withdrawn_at is null
        and ((d.target = 'register' and (d.register = n.register or d.register = 'both')) or (d.target = 'service' and d.service = n.service) or (d.target = 'matter' and d.contact_id = n.contact_id))))
    order by n.established_at, n.id;
end $$;

-- A permission said aloud to the professional who asked: it names every need of the matter as it stands now, without telling
-- the asker beforehand whether there is any. @returns the person, or nothing when the need is not theirs
create function record_voice_permission(p_need uuid, p_share text, p_until date) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare mine need := my_need(p_need);
begin
  if mine.id is null or p_share not in ('yes', 'no') then return null; end if;
  insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at, valid_until, recorded_by, for_need_id)
  values (mine.county_id, 'both', mine.person_id, mine.contact_id, p_share,
    case when p_share = 'yes' then coalesce((select array_agg(distinct n.service) from need n where n.contact_id = mine.contact_id and n.status <> 'closed' and n.outside is null), '{}') else '{}' end,
    'voice', setting('at')::timestamptz, p_until, my_staff_id(), mine.id);
  return mine.person_id;
end $$;
revoke all on function my_need, wall_state, shared_across, record_voice_permission from public;
grant execute on function wall_state, shared_across, record_voice_permission to luukku_app;
