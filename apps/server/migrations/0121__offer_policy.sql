-- How a county offers its times. The youngest row is in force; the older ones tell what was, who chose it and why.
create table offer_policy (
  id bigint generated always as identity primary key,
  county_id text not null references county,
  kind text not null check (kind in ('firstFree', 'carveOut', 'nestedLimits')),
  -- Of the kind; what is not given has its usual value.
  parameters jsonb not null default '{}'::jsonb,
  reason text not null check (length(reason) between 3 and 500),
  set_by uuid references staff_member,
  set_at timestamptz not null
);
create index offer_policy_county on offer_policy (county_id, id desc);
create trigger offer_policy_counted after insert or update or delete or truncate on offer_policy for each statement execute function count_county_change();
alter table offer_policy enable row level security;
alter table offer_policy force row level security;
create policy offer_policy_read on offer_policy for select to luukku_app, luukku_jobs using (county_id = (select setting('county')));
create policy offer_policy_add on offer_policy for insert to luukku_app, luukku_jobs
  with check (county_id = (select setting('county')) and (
    ((select setting('purpose')) = 'management' and set_by = (select my_staff_id())) or ((select setting('actor_kind')) = 'system' and set_by is null)));
grant select, insert on offer_policy to luukku_app, luukku_jobs;

create index need_established on need (county_id, established_at);

-- What a forecast learns from: how many needs came in by day, service and days they may wait. Numbers, nobody.
create function demand_by_day(p_from date) returns table (day date, service text, limit_days integer, needs integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select (n.established_at at time zone 'Europe/Helsinki')::date as day, n.service, n.urgency_class, least(n.legal_due_date, n.real_life_date) as due
    from need n
    where n.county_id = current_setting('luukku.county', true) and n.outside is null
      and n.established_at >= p_from::timestamp at time zone 'Europe/Helsinki')
  select day, service, (case when urgency_class <= 'C' then 0 when due is null then 365 else greatest(0, due - day) end)::int, count(*)::int
  from asked group by 1, 2, 3
$$;
-- Of the times given on a day, how many lay past the need's date.
create function late_by_day(p_from date) returns table (day date, service text, given integer, late integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select (a.booked_at at time zone 'Europe/Helsinki')::date, a.service, count(*)::int,
    (count(*) filter (where (lower(a.during) at time zone 'Europe/Helsinki')::date > least(n.legal_due_date, n.real_life_date)))::int
  from appointment a join need n on n.id = a.need_id
  where a.county_id = current_setting('luukku.county', true) and a.status <> 'moved'
    and a.booked_at >= p_from::timestamp at time zone 'Europe/Helsinki'
  group by 1, 2
$$;
revoke all on function demand_by_day, late_by_day from public;
grant execute on function demand_by_day, late_by_day to luukku_app, luukku_jobs;
