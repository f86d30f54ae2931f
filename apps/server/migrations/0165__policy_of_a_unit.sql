-- A choice may be for the people of one unit: it comes before a service's, which comes before the county's. Made by who keeps
-- the unit's rosters.
alter table offer_policy add column unit_id uuid references unit;
alter table offer_policy drop constraint offer_policy_kind_check;
alter table offer_policy add constraint offer_policy_kind_check
  check (kind in ('firstFree', 'carveOut', 'nestedLimits') or (kind = 'asCounty' and (service is not null or unit_id is not null)));
alter table offer_policy add constraint offer_policy_one_scope check (service is null or unit_id is null);
drop policy offer_policy_add on offer_policy;
create policy offer_policy_add on offer_policy for insert to luukku_app, luukku_jobs
  with check (county_id = (select setting('county')) and (unit_id is null or may_keep_roster(unit_id)) and (
    ((select setting('purpose')) = 'management' and set_by = (select my_staff_id())) or ((select setting('actor_kind')) = 'system' and set_by is null)));
