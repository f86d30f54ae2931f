-- Documents of child protection on the person's own request: a task of the unit that carries their open need of child protection,
-- decided by a professional: given whole, in part, or refused, with the reason in the answer. 621/1999 §§ 11, 14 (R51). ADR 0193.
alter table data_request drop constraint data_request_kind_check;
alter table data_request add constraint data_request_kind_check check (kind in ('log-entry', 'correction', 'other', 'child-protection'));
alter table data_request add column need_id uuid references need;
alter table data_request add column decision text check (decision in ('whole', 'part', 'refused'));
alter table data_request add constraint data_request_decided check (decision is null or answered_at is not null);
create index data_request_need on data_request (need_id) where need_id is not null;
grant update (decision) on data_request to luukku_app;

-- Who has the need in hand, by the need's own wall, while they care; the reports of the other side never.
create policy data_request_unit on data_request to luukku_app
  using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'staff' and (select setting('purpose')) = 'care'
    and need_id is not null and exists (select from need n where n.id = need_id and n.register = any ((select my_registers())::text[])));

-- Whether a unit still carries the need: else the officer answers, so that no request is nobody's. Nothing of the need.
create function unit_answers(p_need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('purpose') = 'data-rights' and exists (
    select from need n where n.id = p_need and n.county_id = setting('county') and n.status in ('open', 'booked'))
$$;
revoke all on function unit_answers from public;
grant execute on function unit_answers to luukku_app;
