-- What calendars in memory follow (ADR 0063): each change of what is taken, without whom it is for. A reader that has seen
-- everything below one transaction id asks for the rest; rows younger than its snapshot's xmin it reads again next time, so
-- none is missed, whatever the order of the commits. No NOTIFY: that would put every booking through one lock at commit.
create table calendar_change (
  id bigint generated always as identity primary key,
  county_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  -- Nobody: everything was emptied, and what was known is read anew.
  staff_id uuid,
  appointment_id uuid,
  during tstzrange,
  taken boolean not null,
  -- By the database's own clock: it says only how long the row is kept.
  made_at timestamptz not null default clock_timestamp()
);
create index calendar_change_xid on calendar_change (county_id, xid);
create index calendar_change_made on calendar_change (made_at);

alter table calendar_change enable row level security;
alter table calendar_change force row level security;
create policy calendar_change_read on calendar_change for select to luukku_app, luukku_jobs using (county_id = (select setting('county')));
create policy calendar_change_forget on calendar_change for delete to luukku_jobs using (county_id = (select setting('county')));
do $$ begin
  execute format('create policy calendar_change_append on calendar_change to %I using (true) with check (true)', current_user);
end $$;
grant select on calendar_change to luukku_app, luukku_jobs;
grant delete on calendar_change to luukku_jobs;

-- A time that nobody else can have. One word for it, in the constraint, in the feed and in every search.
create function is_taken(p_status text) returns boolean language sql immutable parallel safe as $$ select p_status in ('booked', 'done') $$;

create function note_calendar_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'TRUNCATE' then
    insert into calendar_change (county_id, taken) select id, false from county;
  else
    if tg_op = 'UPDATE' and new.status = old.status and new.staff_id = old.staff_id and new.during = old.during then return null; end if;
    if tg_op = 'UPDATE' and new.staff_id <> old.staff_id then
      insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
    end if;
    if tg_op = 'DELETE' then
      insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
    else
      insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (new.county_id, new.staff_id, new.id, new.during, is_taken(new.status));
    end if;
  end if;
  return null;
end $$;
revoke all on function note_calendar_change from public;
create trigger appointment_calendar after insert or update or delete on appointment for each row execute function note_calendar_change();
create trigger appointment_emptied after truncate on appointment for each statement execute function note_calendar_change();

-- What is taken from a moment on: times, no person, no service.
create function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.id, extract(epoch from lower(a.during)) * 1000, extract(epoch from upper(a.during)) * 1000
  from appointment a
  where a.county_id = current_setting('luukku.county', true) and is_taken(a.status) and upper(a.during) > p_from
$$;
revoke all on function taken_times from public;
grant execute on function taken_times to luukku_app, luukku_jobs;
